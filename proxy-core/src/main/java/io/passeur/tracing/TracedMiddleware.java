package io.passeur.tracing;

import io.passeur.spi.Middleware;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * A middleware with a span for each request in detailed traces.
 *
 * @param name the full name of the element
 * @param type the name of the span
 */
record TracedMiddleware(String name, String type, Middleware middleware) implements Middleware {

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return new TracedStep(name, type, middleware.wrap(next));
    }

    @Override
    public InvocationType invocationType() {
        return middleware.invocationType();
    }

    @Override
    public boolean isCurrent() {
        return middleware.isCurrent();
    }

    @Override
    public void close() {
        middleware.close();
    }
}
