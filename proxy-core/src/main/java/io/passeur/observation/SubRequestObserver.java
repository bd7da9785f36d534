package io.passeur.observation;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Is told when sub-requests have ended. Never blocks and does not throw. */
@FunctionalInterface
public interface SubRequestObserver {

    SubRequestObserver NONE = (subRequest, failure) -> {};

    /**
     * A sub-request that has a record of its own.
     *
     * @param route of the client's request for which it was sent; null if it was sent for none
     * @param request as it was sent
     * @param response as far as it was made
     * @param requestBytes of the body, as far as it was read
     * @param responseBytes of the body, as far as it was made
     */
    record SubRequestEnd(
            RequestRecord record,
            @Nullable RouteTags route,
            Request request,
            Response response,
            long requestBytes,
            long responseBytes) {}

    /** @param failure why the response is broken; null if it is complete */
    void ended(SubRequestEnd subRequest, @Nullable Throwable failure);
}
