package io.passeur.http.middleware;

import io.passeur.spi.MiddlewareFactory;

/** The middleware types that plugins offer. */
public interface MiddlewareFactories {

    /**
     * @param type as written, in any case
     * @throws io.passeur.spi.ConfigurationException if no plugin offers it, with the reason: unknown, offered more than
     *     once, or its plugin failed to load
     */
    MiddlewareFactory<?> byType(String type);

    /**
     * @param name below {@code middlewares.X.plugin}
     * @throws io.passeur.spi.ConfigurationException if there is no such plugin
     */
    MiddlewareFactory<?> byPluginName(String name);
}
