package io.passeur.spi;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * A step between the router and the service. Thread-safe: one instance serves all requests of all routers that use it.
 *
 * <p>A middleware that only observes passes its arguments to {@code next}. To change the request, pass a {@link
 * Request.Wrapper}; to change the response's status or headers, pass a {@link ResponseInterceptor}; to respond itself,
 * a middleware uses {@link Responses} and returns {@code true}.
 */
public interface Middleware extends AutoCloseable {

    /**
     * Puts this middleware in front of {@code next}. Called once for every router that uses it and on every reload, so it
     * must be cheap and must not keep {@code next}.
     */
    Request.Handler wrap(Request.Handler next);

    /**
     * Whether the handler of {@link #wrap} may block its thread. Handlers that are not {@link
     * InvocationType#NON_BLOCKING} run on threads of this middleware alone, which costs a thread switch for each
     * request of the routers that use the middleware. Called once.
     */
    default InvocationType invocationType() {
        return InvocationType.BLOCKING;
    }

    /** Releases the middleware's resources. Called once, after its last request has ended. */
    @Override
    default void close() {}
}
