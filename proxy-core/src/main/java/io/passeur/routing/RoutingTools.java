package io.passeur.routing;

import io.passeur.middleware.MiddlewareCompiler;
import io.passeur.service.LiveService;
import io.passeur.service.ServiceCompiler;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What a compilation works with.
 *
 * @param internalServices gives {@code x@internal} by its name; throws ConfigurationException for an unknown one
 * @param executor runs routes whose middlewares may block
 */
public record RoutingTools(
        MiddlewareCompiler middlewares,
        ServiceCompiler services,
        Function<String, LiveService> internalServices,
        Executor executor) {

    HandlerChain chain() {
        return new HandlerChain(executor);
    }
}
