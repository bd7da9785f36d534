package io.passeur.spi;

/**
 * Makes the services of one type, {@code http.services.<name>.<type>}. See {@link MiddlewareFactory} for how settings become the
 * record {@code C}; the section may be empty.
 *
 * @param <C> the record that holds the settings
 */
public interface ServiceFactory<C extends Record> {

    /** The key in the configuration, in camel case: {@code failover}. It is compared without regard to case. */
    String type();

    /** The record that the settings are bound to. */
    Class<C> configType();

    /**
     * Makes one service. Called by the thread that compiles the configuration, so it should not wait for the network. An
     * instance lives as long as neither its written form nor one of its children changes, also across reloads.
     *
     * @throws ConfigurationException if the settings cannot work; the service is disabled and the message is shown to the user
     */
    Service create(C config, ServiceContext context);
}
