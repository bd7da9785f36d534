package io.passeur.spi;

/**
 * Makes certificate resolvers of one type. See {@link MiddlewareFactory} for how settings become the record {@code C}.
 *
 * @param <C> the record that holds the settings of {@code certificatesResolvers.<name>.<type>}
 */
public interface CertificateResolverFactory<C extends Record> {

    /** The key below {@code certificatesResolvers.<name>}: {@code acme}. */
    String type();

    /** The record that the settings are bound to. */
    Class<C> configType();

    /**
     * Makes the resolver without starting it; called once for each name. What several resolvers share, such as a file, may
     * be kept in the factory.
     *
     * @throws ConfigurationException if the settings cannot work; its message begins with the key in question
     */
    CertificateResolver create(C config, CertificateResolverContext context);
}
