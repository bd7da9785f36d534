package io.passeur.http.subrequest;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import java.util.function.BiFunction;

/** Makes middlewares of one type. */
record TestFactory<C extends Record>(
        String type, Class<C> configType, BiFunction<C, MiddlewareContext, Middleware> maker)
        implements MiddlewareFactory<C> {

    @Override
    public Middleware create(C config, MiddlewareContext context) {
        return maker.apply(config, context);
    }
}
