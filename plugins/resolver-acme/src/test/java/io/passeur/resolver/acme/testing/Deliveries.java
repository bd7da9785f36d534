package io.passeur.resolver.acme.testing;

import io.passeur.resolver.acme.order.DomainNames;
import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateState;
import io.passeur.spi.KeyedCertificate;
import java.security.cert.CertificateParsingException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Takes what a resolver delivers. */
public final class Deliveries implements CertificateListener {

    private static final long LIMIT_SECONDS = 40;

    private List<KeyedCertificate> certificates = List.of();
    private List<CertificateState> states = List.of();

    @Override
    public synchronized void certificatesChanged(List<KeyedCertificate> changed) {
        certificates = changed;
        notifyAll();
    }

    @Override
    public synchronized void statesChanged(List<CertificateState> changed) {
        states = changed;
        notifyAll();
    }

    public synchronized List<KeyedCertificate> certificates() {
        return certificates;
    }

    public synchronized List<CertificateState> states() {
        return states;
    }

    /** Waits for a certificate that is good for all of the names. */
    public KeyedCertificate awaitCertificate(String... names) throws InterruptedException {
        return awaitCertificate(one -> isFor(one, names));
    }

    public synchronized KeyedCertificate awaitCertificate(Predicate<KeyedCertificate> wanted)
            throws InterruptedException {
        await(() -> certificates.stream().anyMatch(wanted));
        return certificates.stream().filter(wanted).findFirst().orElseThrow();
    }

    public synchronized CertificateState awaitState(Predicate<CertificateState> wanted) throws InterruptedException {
        await(() -> states.stream().anyMatch(wanted));
        return states.stream().filter(wanted).findFirst().orElseThrow();
    }

    public synchronized void await(Supplier<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.get()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("did not happen; states: " + states + ", certificates: " + certificates);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    public static boolean isFor(KeyedCertificate certificate, String... names) {
        try {
            List<String> covered = ServableCertificate.names(certificate.leaf());
            return List.of(names).stream().allMatch(name -> DomainNames.covers(covered, name));
        } catch (CertificateParsingException e) {
            throw new AssertionError(e);
        }
    }
}
