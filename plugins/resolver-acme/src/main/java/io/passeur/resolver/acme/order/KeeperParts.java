package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.storage.Held;
import io.passeur.resolver.acme.storage.StoredCertificate;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;

/** What a {@link Keeper} works with. */
record KeeperParts(
        URI server,
        Duration certificatesDuration,
        Authority authority,
        Connections connections,
        Failures failures,
        Setbacks setbacks,
        Shelf shelf,
        RenewalInfos renewalInfos,
        Preflight preflight,
        OrderRun orderRun,
        NameLookup lookup,
        Logger logger) {

    /** When a certificate is due: the authority's word, or else the table's. */
    Instant renewal(Held held) {
        RenewalTimes times = RenewalTimes.of(certificatesDuration, held.lifetime());
        return renewalInfos
                .renewal(held)
                .filter(held.expiry()::isAfter)
                .orElseGet(() -> held.expiry().minus(times.before()));
    }

    void askAbout(List<Held> held) {
        try {
            renewalInfos.ask(connections.session(server), held);
        } catch (AcmeException | RuntimeException e) {
            logger.debug("The authority cannot be asked when to renew: {}", e.getMessage());
            renewalInfos.postpone(held);
        }
    }

    StoredCertificate order(Need need) throws OrderException, InterruptedException {
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
