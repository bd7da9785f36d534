package io.passeur.spi;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * A step between the router and the service. Thread-safe: one instance serves all requests of all routers that name it.
 *
 * <p>A step that only looks passes its arguments on to {@code next}. One that changes the request hands on a
 * {@link Request.Wrapper}; one that changes the response's head hands on a {@link ResponseInterceptor}; one that answers
 * itself uses {@link Responses} and returns {@code true}.
 */
public interface Middleware extends AutoCloseable {

    /**
     * Puts this middleware in front of {@code next}. Called once for every router that uses it and on every reload, so it
     * must be cheap and must not keep {@code next}.
     */
    Request.Handler wrap(Request.Handler next);

    /**
     * Whether the handler of {@link #wrap} may block its thread. What does not say {@link InvocationType#NON_BLOCKING} is
     * run on the executor, which costs a thread switch for each request of the routers that use it and none for others.
     */
    default InvocationType invocationType() {
        return InvocationType.BLOCKING;
    }

    /**
     * Whether what the middleware read when it was made still holds, such as a file that its settings name. Asked at each
     * reload; an instance that says no is replaced although its settings did not change.
     */
    default boolean isCurrent() {
        return true;
    }

    /** Frees what the middleware holds. Called once, after its last request has ended. */
    @Override
    default void close() {}
}
