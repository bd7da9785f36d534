package io.passeur.observation;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Observes the requests of an entry point. Called on the threads that carry requests, for many of them at the same
 * time: an observer never blocks, takes no lock and does not throw.
 */
public interface RequestObserver {

    /** The head was read; nothing has been decided. */
    default void began(RequestRecord record, Request request) {}

    /**
     * The response is complete or broken. Nothing of request and response may be kept beyond this call, because they
     * are reused. If {@link RequestRecord#tunnel()} is not null, only the request itself has ended, and the tunnel
     * reports its own end.
     *
     * @param request as the client sent it
     * @param response as the client got it
     * @param failure why the response is broken; null if it is complete
     */
    void ended(RequestRecord record, Request request, Response response, @Nullable Throwable failure);
}
