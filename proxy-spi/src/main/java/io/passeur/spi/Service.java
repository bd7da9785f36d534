package io.passeur.spi;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A service of a plugin. Thread-safe: one instance serves all requests of all routers that use it. */
public interface Service extends AutoCloseable {

    /**
     * Responds to a request, or passes it on to a {@link ChildService}. Must not block; blocking work belongs on the
     * {@linkplain ServiceContext#executor() executor}. Completes the callback unless it throws. After it has blocked a
     * request thread, it runs on threads of this service alone.
     */
    void handle(Request request, Response response, Callback callback) throws Exception;

    /** Starts the service's background work. Called once, after the configuration that uses the service is live. */
    default void start() {}

    /**
     * Whether the service can accept requests at this moment. Parent services call this for each request, concurrently,
     * on the request threads, so it must not block. A service counts as down where this throws, and for good after this
     * has blocked a request thread.
     */
    default boolean isUp() {
        return true;
    }

    /** Whether {@link #isUp} can change while the configuration stays the same. Called once, after its creation. */
    default boolean checksHealth() {
        return false;
    }

    /** Releases the service's resources. Called once, after its last request has ended. */
    @Override
    default void close() {}
}
