package io.passeur.spi;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A service that a plugin made. Thread-safe: one instance serves all requests of all routers that name it.
 */
public interface Service extends AutoCloseable {

    /**
     * Responds to a request, or passes it on to a {@link ChildService}. Must not block: what waits belongs on the
     * {@linkplain ServiceContext#executor() executor}. Completes the callback in any case.
     */
    void handle(Request request, Response response, Callback callback) throws Exception;

    /** Begins what the service does beside requests. Called once, after the configuration that uses it is live. */
    default void start() {}

    /** Whether the service can take requests at this moment. Services above this one ask at each request. */
    default boolean isUp() {
        return true;
    }

    /** Whether {@link #isUp} can change while the configuration stays the same. */
    default boolean checksHealth() {
        return false;
    }

    /** Frees what the service holds. Called once, after its last request has ended. */
    @Override
    default void close() {}
}
