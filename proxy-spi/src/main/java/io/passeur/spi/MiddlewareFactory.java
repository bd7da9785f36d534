package io.passeur.spi;

/**
 * Makes the middlewares of one type.
 *
 * <p>The settings that the user wrote are bound to the record {@code C} before {@link #create} is called: record component
 * = key, upper and lower case do not matter, unknown keys are refused by name. A component is mandatory in no case; what
 * the user left out is {@code null}, {@code 0}, {@code false} or empty, or the value of {@link Default}. Checks belong in
 * the record's compact constructor, which throws {@link ConfigurationException}.
 *
 * @param <C> the record that holds the settings; public, with components of type String, boolean, int, long, double,
 *     {@link java.time.Duration}, an enum, a record, or a List, Set or Map (keyed by String) of these
 */
public interface MiddlewareFactory<C extends Record> {

    /** The key in the configuration, in camel case: {@code stripPrefix}. It is compared without regard to case. */
    String type();

    /** The record that the settings are bound to. */
    Class<C> configType();

    /**
     * Makes one middleware. Called by the thread that compiles the routing table, so it should not wait for the network;
     * an instance lives as long as its written form does not change, also across reloads.
     *
     * @throws ConfigurationException if the settings cannot work; every router that uses the middleware is disabled and
     *     the message is shown to the user
     */
    Middleware create(C config, MiddlewareContext context);
}
