package io.passeur.observation;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Starts the traces of requests. */
@FunctionalInterface
public interface RequestTracer {

    /**
     * Starts the trace of a request, or continues the client's trace. Never blocks and does not throw.
     *
     * @param record the record with the router, if one took the request
     * @return null if the request is not traced
     */
    @Nullable
    RequestTrace begin(RequestRecord record, Request request);
}
