package io.passeur.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.SortedSet;

/**
 * A certificate that can be served.
 *
 * @param source where it comes from: {@code tls.certificates[0]@file} or {@code certificatesResolvers.le}
 * @param users the routers whose clients get it
 */
public record CertificateView(String source, X509Certificate certificate, SortedSet<String> users) {

    /** The names that it is good for. */
    public SortedSet<String> domains() {
        return CertificateNames.of(certificate);
    }

    public Instant expiry() {
        return certificate.getNotAfter().toInstant();
    }
}
