package io.passeur.spi;

import java.util.List;
import java.util.Set;

/**
 * A certificate that the configuration requires.
 *
 * @param domains in lower case, without a trailing dot; the main name first; never empty
 * @param users the elements that require it, for messages: {@code router web@docker}
 */
public record CertificateRequest(List<String> domains, Set<String> users) {

    /** @throws IllegalArgumentException if {@code domains} is empty */
    public CertificateRequest {
        domains = List.copyOf(domains);
        users = Set.copyOf(users);
        if (domains.isEmpty()) {
            throw new IllegalArgumentException("domains: empty (expected: at least one name)");
        }
    }
}
