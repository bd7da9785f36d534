package io.passeur.plugin;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;

/** Lets the libraries of a plugin find their services while a middleware is made. */
record IsolatedMiddlewareFactory<C extends Record>(MiddlewareFactory<C> factory, ClassLoader loader)
        implements MiddlewareFactory<C> {

    @Override
    public String type() {
        return factory.type();
    }

    @Override
    public Class<C> configType() {
        return factory.configType();
    }

    @Override
    public Middleware create(C config, MiddlewareContext context) {
        try (var ignored = new ContextClassLoader(loader)) {
            return factory.create(config, context);
        }
    }
}
