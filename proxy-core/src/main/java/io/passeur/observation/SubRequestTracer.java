package io.passeur.observation;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Starts and ends the spans of sub-requests. Never blocks and does not throw. */
public interface SubRequestTracer {

    SubRequestTracer NONE = new SubRequestTracer() {
        @Override
        public @Nullable RequestTrace begin(
                RequestRecord record, Request client, String middleware, String destination) {
            return null;
        }

        @Override
        public void end(RequestTrace trace, int status, @Nullable Throwable failure) {}

        @Override
        public Request resent(Request client, Request again) {
            return again;
        }
    };

    /**
     * Starts the span of a sub-request, as a child of the current span of the client's request.
     *
     * @param record the record of the sub-request
     * @param middleware the full name of the middleware that sends it
     * @param destination a service's full name, or an origin
     * @return null if the client's request is not traced
     */
    @Nullable
    RequestTrace begin(RequestRecord record, Request client, String middleware, String destination);

    /**
     * Ends a span that {@link #begin} started.
     *
     * @param status 0 if there was no response
     */
    void end(RequestTrace trace, int status, @Nullable Throwable failure);

    /** Puts a repetition of the client's request into the current span of the client's request. */
    Request resent(Request client, Request again);
}
