package io.passeur.observation;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Begins the traces of requests. */
@FunctionalInterface
public interface RequestTracer {

    /**
     * Begins the trace of a request, or its part in a trace that the client has begun. Never blocks and does not
     * throw.
     *
     * @param record knows the router, if one took the request
     * @return null if the request is not traced
     */
    @Nullable
    RequestTrace begin(RequestRecord record, Request request);
}
