package io.passeur.forward;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The way to one server. {@link #handle} never blocks, always returns true, and always ends the exchange: with the
 * server's answer, with one of the proxy's own (502, 504, 499, 500), or by breaking the client's connection when the answer
 * has begun and cannot be completed.
 */
public interface Upstream extends Request.Handler, AutoCloseable {

    @Override
    default InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /**
     * As {@link #handle}, but a request that finds the server gone goes elsewhere if that is possible.
     *
     * @param elsewhere asked at most once at a time, when nothing of the request has reached the server, or when a
     *     repetition does no harm
     */
    default void forward(Request request, Response response, Callback callback, Elsewhere elsewhere) throws Exception {
        handle(request, response, callback);
    }

    /** What keeps the server from being reached, in words for a person, or null if nothing is known to. */
    default @Nullable String trouble() {
        return null;
    }

    /** Gives up this use of the server; its idle connections are closed with the last use. */
    @Override
    void close();
}
