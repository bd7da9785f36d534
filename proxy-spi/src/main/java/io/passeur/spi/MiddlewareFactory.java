package io.passeur.spi;

/**
 * Creates the middlewares of one type.
 *
 * <p>The settings are bound to the record {@code C} before {@link #create} is called. Each key sets the record
 * component with its name; keys are case-insensitive, and unknown keys are rejected. No component is mandatory: if the
 * user omits a key, its component is {@code null}, {@code 0}, {@code false} or empty, or has the value of {@link
 * Default}. Checks belong in the record's compact constructor, which throws {@link ConfigurationException}.
 *
 * @param <C> the record that holds the settings; public, with components of type String, boolean, int, long, double,
 *     {@link java.time.Duration}, an enum, a record, or a List, Set or Map (keyed by String) of these
 */
public interface MiddlewareFactory<C extends Record> {

    /** The key in the configuration, in camel case: {@code stripPrefix}. It is case-insensitive. */
    String type();

    /** The record that the settings are bound to. */
    Class<C> configType();

    /**
     * Creates one middleware. Called by the thread that compiles the routing table, so it should not wait for the
     * network. An instance lives until its settings change, also across reloads.
     *
     * @throws ConfigurationException if the settings are invalid; every router that uses the middleware is disabled,
     *     and the message is shown to the user
     */
    Middleware create(C config, MiddlewareContext context);
}
