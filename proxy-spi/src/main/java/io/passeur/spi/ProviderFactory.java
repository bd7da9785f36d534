package io.passeur.spi;

/**
 * Creates the provider of one type. See {@link MiddlewareFactory} for how settings become the record {@code C}.
 *
 * @param <C> the record that holds the settings of {@code providers.<type>}
 */
public interface ProviderFactory<C extends Record> {

    /** The key below {@code providers} and the suffix of every element: {@code file} in {@code web@file}. */
    String type();

    /** The record that the settings are bound to. What it refuses keeps the proxy from starting. */
    Class<C> configType();

    /**
     * Creates the provider without starting it.
     *
     * @throws ConfigurationException if the settings are invalid; the proxy then starts without this provider
     */
    Provider create(C config, ProviderContext context);
}
