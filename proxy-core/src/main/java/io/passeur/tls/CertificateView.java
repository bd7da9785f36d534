package io.passeur.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.SortedSet;

/**
 * A certificate of the inventory.
 *
 * @param source the certificate's source: {@code tls.certificates[0]@file} or {@code certificatesResolvers.le}
 * @param users the routers whose clients receive it
 */
public record CertificateView(String source, X509Certificate certificate, SortedSet<String> users) {

    /** The names for which it is valid. */
    public SortedSet<String> domains() {
        return CertificateNames.of(certificate);
    }

    public Instant expiry() {
        return certificate.getNotAfter().toInstant();
    }
}
