package io.passeur.tls;

import java.util.List;

/**
 * That somebody needs a certificate of a resolver.
 *
 * @param resolver its name
 * @param domains in lower case, the main one first; never empty
 * @param user for messages: {@code router web@docker}
 */
public record CertificateDemand(String resolver, List<String> domains, String user) {

    public CertificateDemand {
        domains = List.copyOf(domains);
    }
}
