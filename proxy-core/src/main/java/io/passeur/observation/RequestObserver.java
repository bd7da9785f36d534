package io.passeur.observation;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Observes the requests of an entry point. Called on the threads that carry requests, for many requests at a time: never blocks,
 * takes no lock, and does not throw.
 */
public interface RequestObserver {

    /** The head is read; nothing is decided yet. */
    default void began(RequestRecord record, Request request) {}

    /**
     * The response is complete or has failed. Nothing of request and response may be kept after this call, since Jetty reuses
     * them. If there is a {@link RequestRecord#tunnel()}, only the request has ended, and the tunnel reports its own end.
     *
     * @param request the request as the client sent it
     * @param response the response as the client got it
     * @param failure why the response is incomplete; null if it is complete
     */
    void ended(RequestRecord record, Request request, Response response, @Nullable Throwable failure);
}
