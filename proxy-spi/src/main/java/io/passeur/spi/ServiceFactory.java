package io.passeur.spi;

/**
 * Creates the services of one type, {@code http.services.<name>.<type>}. See {@link MiddlewareFactory} for how settings
 * become the record {@code C}; the section may be empty.
 *
 * @param <C> the record that holds the settings
 */
public interface ServiceFactory<C extends Record> {

    /** The key in the configuration, in camel case: {@code failover}. It is case-insensitive. */
    String type();

    /** The record that the settings are bound to. */
    Class<C> configType();

    /**
     * Creates one service. Called by the thread that compiles the configuration, so it should not wait for the network.
     * An instance lives until its settings or one of its children change, also across reloads.
     *
     * @throws ConfigurationException if the settings are invalid; the service is disabled, and the message is shown to
     *     the user
     */
    Service create(C config, ServiceContext context);
}
