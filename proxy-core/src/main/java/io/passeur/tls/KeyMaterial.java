package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A private key with its certificates.
 *
 * @param chain the key's certificate, then the known issuers in order, then the remaining certificates
 */
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain) {

    public KeyMaterial {
        chain = List.copyOf(chain);
    }

    /**
     * Reads the key and the certificates, and sorts the certificates.
     *
     * @throws ConfigurationException if one cannot be read, or no certificate matches the key
     */
    public static KeyMaterial of(PemText certificates, PemText key) {
        PrivateKey privateKey = PrivateKeys.parse(key);
        List<X509Certificate> rest = new ArrayList<>(Certificates.parse(certificates));
        X509Certificate leaf = rest.stream()
                .filter(candidate -> KeyPairs.belongTogether(privateKey, candidate.getPublicKey()))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "the private key of %s matches no certificate of %s".formatted(key, certificates)));
        return new KeyMaterial(privateKey, inOrder(leaf, rest));
    }

    private static List<X509Certificate> inOrder(X509Certificate leaf, List<X509Certificate> rest) {
        List<X509Certificate> chain = new ArrayList<>();
        X509Certificate next = leaf;
        while (next != null) {
            chain.add(next);
            rest.remove(next);
            X509Certificate issued = next;
            next = rest.stream()
                    .filter(candidate -> candidate.getSubjectX500Principal().equals(issued.getIssuerX500Principal()))
                    .findFirst()
                    .orElse(null);
        }
        chain.addAll(rest);
        return chain;
    }

    /** The key's own certificate. */
    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "key of " + leaf().getSubjectX500Principal();
    }
}
