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
 * A certificate that we have and can serve.
 *
 * @param domains what it was ordered for, the main name first
 * @param names what it is good for
 */
public record Held(List<String> domains, List<String> names, KeyedCertificate certificate) {

    public Held {
        domains = List.copyOf(domains);
        names = List.copyOf(names);
    }

    /** @throws GeneralSecurityException if it is not one, says what is wrong */
    public static Held of(StoredCertificate stored) throws GeneralSecurityException {
        try {
            List<X509Certificate> chain = Pem.certificates(stored.chain());
            if (chain.isEmpty()) {
                throw new GeneralSecurityException("the certificate holds no PEM");
            }
            PrivateKey key = Pem.key(stored.key());
            if (!Pem.isPair(chain.get(0).getPublicKey(), key)) {
                throw new GeneralSecurityException("the key belongs to another certificate");
            }
            return new Held(stored.domains(), names(chain.get(0)), new KeyedCertificate(chain, key));
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
