package io.passeur.http.middleware.auth.basic;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Looks at each request when it has been answered, as the access log does. */
record ObservedFactory<C extends Record>(MiddlewareFactory<C> factory, Consumer<Request> observer)
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
        Middleware observed = factory.create(config, context);
        return next -> (request, response, callback) -> {
            Request.Handler chain = observed.wrap(next);
            return chain.handle(
                    request,
                    response,
                    Callback.from(
                            () -> {
                                observer.accept(request);
                                callback.succeeded();
                            },
                            failure -> {
                                observer.accept(request);
                                callback.failed(failure);
                            }));
        };
    }
}
