package io.passeur.http.forward;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Forwards requests to one server. {@link #forward} never blocks and always ends the exchange: with the server's
 * response, with a response of the proxy's own (408, 499, 500, 502, 504), or, if a response that has begun cannot be
 * completed, by closing the client's connection.
 */
public interface Upstream extends Request.Handler, AutoCloseable {

    @Override
    default InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Forwards a request to this server only. Always returns true. */
    @Override
    default boolean handle(Request request, Response response, Callback callback) throws Exception {
        forward(request, response, callback, NextUpstream.NONE);
        return true;
    }

    /**
     * Sends a request to the server.
     *
     * @param next used by one thread at a time, if no part of the request has reached the server or the request may
     *     be repeated
     */
    void forward(Request request, Response response, Callback callback, NextUpstream next) throws Exception;

    /** Why the server cannot be reached, as text for users; null if no reason is known. */
    default @Nullable String trouble() {
        return null;
    }

    /** Ends this use of the server. The last use closes the server's idle connections. */
    @Override
    void close();
}
