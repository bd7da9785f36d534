package io.passeur.resolver.acme.storage;

import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A certificate that can be served.
 *
 * @param domains what it was ordered for, the main name first
 * @param names the names that it covers
 */
public record ServableCertificate(List<String> domains, List<String> names, KeyedCertificate certificate) {

    public ServableCertificate {
        domains = List.copyOf(domains);
        names = List.copyOf(names);
    }

    /** @throws GeneralSecurityException if it is invalid; the message says why */
    public static ServableCertificate of(StoredCertificate stored) throws GeneralSecurityException {
        try {
            List<X509Certificate> chain = GoPem.certificates(stored.chain());
            if (chain.isEmpty()) {
                throw new GeneralSecurityException("the certificate contains no PEM");
            }
            PrivateKey key = GoPem.key(stored.key());
            if (!GoPem.isPair(chain.get(0).getPublicKey(), key)) {
                throw new GeneralSecurityException("the key does not match the certificate");
            }
            return new ServableCertificate(stored.domains(), names(chain.get(0)), new KeyedCertificate(chain, key));
        } catch (IOException | RuntimeException e) {
            throw new GeneralSecurityException(String.valueOf(e.getMessage()), e);
        }
    }

    /** DNS names and addresses that the certificate is for. */
    public static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                if (alternative.get(0).equals(2) || alternative.get(0).equals(7)) {
                    names.add(String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    public Instant expiry() {
        return certificate.leaf().getNotAfter().toInstant();
    }

    public Duration lifetime() {
        return Duration.between(certificate.leaf().getNotBefore().toInstant(), expiry());
    }

    public boolean isValidAt(Instant now) {
        return expiry().isAfter(now);
    }
}
