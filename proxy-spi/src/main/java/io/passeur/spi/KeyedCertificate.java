package io.passeur.spi;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its private key.
 *
 * @param chain the certificate itself first, then the intermediate certificates; never empty
 */
public record KeyedCertificate(List<X509Certificate> chain, PrivateKey key) {

    /** @throws IllegalArgumentException if the chain is empty */
    public KeyedCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain: empty (expected: at least one certificate)");
        }
    }

    /** The certificate for the key, the first of the chain. */
    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** Omits the key, which is secret. */
    @Override
    public String toString() {
        return "certificate of " + leaf().getSubjectX500Principal();
    }
}
