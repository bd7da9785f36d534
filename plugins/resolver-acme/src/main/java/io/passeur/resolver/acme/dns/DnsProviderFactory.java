package io.passeur.resolver.acme.dns;

import io.passeur.spi.ConfigurationException;

/**
 * Creates {@link DnsProvider DNS providers} of one kind. Implementations in jars beside the plugin's own are found by
 * {@link java.util.ServiceLoader}; they need a public constructor without parameters.
 */
public interface DnsProviderFactory {

    /** The value of {@code dnsChallenge.provider}, in lower case. */
    String name();

    /**
     * @param variables the environment variables, which contain the settings
     * @throws ConfigurationException if they are invalid; its message names the variable
     */
    DnsProvider create(Variables variables);
}
