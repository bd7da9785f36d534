package io.passeur.spi;

import java.util.List;
import java.util.Set;

/**
 * One certificate that somebody needs.
 *
 * @param domains in lower case, without a final dot; the main name first; never empty
 * @param users who needs it, for messages: {@code router web@docker}
 */
public record CertificateRequest(List<String> domains, Set<String> users) {

    /** @throws IllegalArgumentException if there are no domains */
    public CertificateRequest {
        domains = List.copyOf(domains);
        users = Set.copyOf(users);
        if (domains.isEmpty()) {
            throw new IllegalArgumentException("domains: empty (expected: at least one name)");
        }
    }
}
