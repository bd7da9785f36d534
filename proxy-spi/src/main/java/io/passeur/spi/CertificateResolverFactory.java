package io.passeur.spi;

/**
 * Creates the certificate resolvers of one type. See {@link MiddlewareFactory} for how settings become the record
 * {@code C}.
 *
 * @param <C> the record that holds the settings of {@code certificatesResolvers.<name>.<type>}
 */
public interface CertificateResolverFactory<C extends Record> {

    /** The key below {@code certificatesResolvers.<name>}: {@code acme}. */
    String type();

    /** The record that the settings are bound to. What it refuses keeps the proxy from starting. */
    Class<C> configType();

    /**
     * Creates the resolver without starting it. Called once for each name. The factory may hold state that several
     * resolvers share, such as a file.
     *
     * @throws ConfigurationException if the settings are invalid; the message begins with the key
     */
    CertificateResolver create(C config, CertificateResolverContext context);
}
