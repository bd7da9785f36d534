package io.passeur.observation;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Is told of the requests of an entry point. Called on the threads that carry requests, for many of them at the same time: never
 * blocks, takes no lock, and does not throw.
 */
public interface RequestObserver {

    /** The head was read; nothing was decided yet. */
    default void began(RequestRecord record, Request request) {}

    /**
     * The answer is complete or broken. Nothing of request and response may be kept beyond this call, since their parts are used
     * again. If {@link RequestRecord#tunnel()} is there, only the request proper has ended, and the tunnel says when it ends itself.
     *
     * @param request as the client sent it
     * @param response as the client got it
     * @param failure why the answer is broken; null if it is whole
     */
    void ended(RequestRecord record, Request request, Response response, @Nullable Throwable failure);
}
