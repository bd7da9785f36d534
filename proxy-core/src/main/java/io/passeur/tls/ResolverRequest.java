package io.passeur.tls;

import java.util.List;

/**
 * The request of an element for a certificate of a resolver.
 *
 * @param resolver the resolver's name
 * @param domains in lower case, the main one first; never empty
 * @param user for messages: {@code router web@docker}
 */
public record ResolverRequest(String resolver, List<String> domains, String user) {

    public ResolverRequest {
        domains = List.copyOf(domains);
    }
}
