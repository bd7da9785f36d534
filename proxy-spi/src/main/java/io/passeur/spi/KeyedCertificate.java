package io.passeur.spi;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate that can be served.
 *
 * @param chain the certificate itself first, then those that lead to its authority; never empty
 */
public record KeyedCertificate(List<X509Certificate> chain, PrivateKey key) {

    /** @throws IllegalArgumentException if the chain is empty */
    public KeyedCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain: empty (expected: at least one certificate)");
        }
    }

    /** The certificate that is about the key. */
    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** The key is a secret. */
    @Override
    public String toString() {
        return "certificate of " + leaf().getSubjectX500Principal();
    }
}
