package io.passeur.tracing;

import io.passeur.spi.DelegatingMiddleware;
import io.passeur.spi.Middleware;
import org.eclipse.jetty.server.Request;

/** A middleware with a span for each request in detailed traces. */
final class TracedMiddleware extends DelegatingMiddleware {

    private final String name;
    private final String type;

    /**
     * @param name the full name of the element
     * @param type the name of the span
     */
    TracedMiddleware(String name, String type, Middleware middleware) {
        super(middleware);
        this.name = name;
        this.type = type;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return new TracedStep(name, type, super.wrap(next));
    }
}
