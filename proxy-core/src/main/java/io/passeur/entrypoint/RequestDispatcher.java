package io.passeur.entrypoint;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Handles requests in their final form: the routing table of an entry point. */
@FunctionalInterface
public interface RequestDispatcher {

    /** Never blocks, never throws, and completes the callback in any case. */
    void dispatch(InboundRequest request, Response response, Callback callback);
}
