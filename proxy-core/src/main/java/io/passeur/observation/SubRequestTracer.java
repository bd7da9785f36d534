package io.passeur.observation;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Begins and ends the spans of sub-requests. Never blocks and does not throw. */
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
     * Begins the span of a sub-request, within the one that the client's request is in.
     *
     * @param record of the sub-request
     * @param middleware the full name of the one that sends it
     * @param destination a service's full name, or an origin
     * @return null if the client's request is not traced
     */
    @Nullable
    RequestTrace begin(RequestRecord record, Request client, String middleware, String destination);

    /**
     * Ends a span that {@link #begin} began.
     *
     * @param status 0 if there was no response
     */
    void end(RequestTrace trace, int status, @Nullable Throwable failure);

    /** Puts a request that is the client's, sent once more, into the span that the client's is in. */
    Request resent(Request client, Request again);
}
