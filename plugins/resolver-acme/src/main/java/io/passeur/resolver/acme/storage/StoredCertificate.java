package io.passeur.resolver.acme.storage;

import java.util.List;

/**
 * A certificate as stored in the file.
 *
 * @param domains what it was ordered for, the main name first
 * @param chain PEM, the certificate itself first
 * @param key PEM
 */
public record StoredCertificate(List<String> domains, String chain, String key) {

    public StoredCertificate {
        domains = List.copyOf(domains);
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "certificate for " + domains;
    }
}
