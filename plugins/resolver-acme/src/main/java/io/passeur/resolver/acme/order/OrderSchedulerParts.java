package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.resolver.acme.storage.StoredCertificate;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;

/** What a {@link OrderScheduler} works with. */
record OrderSchedulerParts(
        URI server,
        Duration certificatesDuration,
        Authority authority,
        Connections connections,
        Failures failures,
        FailedOrders setbacks,
        ResolverCertificates shelf,
        RenewalInfos renewalInfos,
        Preflight preflight,
        OrderRun orderRun,
        NameLookup lookup,
        Logger logger) {

    /** When a certificate is due: according to the authority, or otherwise to the table. */
    Instant renewal(ServableCertificate held) {
        RenewalTimes times = RenewalTimes.of(certificatesDuration, held.lifetime());
        return renewalInfos
                .renewal(held)
                .filter(held.expiry()::isAfter)
                .orElseGet(() -> held.expiry().minus(times.before()));
    }

    void askAbout(List<ServableCertificate> held) {
        try {
            renewalInfos.ask(connections.session(server), held);
        } catch (AcmeException | RuntimeException e) {
            logger.debug("Cannot fetch renewal information from the authority: {}", e.getMessage());
            renewalInfos.postpone(held);
        }
    }

    StoredCertificate order(CertificateOrder need) throws OrderException, InterruptedException {
        try {
            preflight.check(need, setbacks.isPastChecks(need));
            return orderRun.run(connections.session(server), need, setbacks.failures(need));
        } catch (AcmeException | IOException | GeneralSecurityException | RuntimeException e) {
            if (Thread.interrupted()) {
                InterruptedException stopped = new InterruptedException("the resolver is closed");
                stopped.initCause(e);
                throw stopped;
            }
            throw failures.of(e);
        }
    }
}
