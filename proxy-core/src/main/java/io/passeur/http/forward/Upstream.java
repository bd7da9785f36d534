package io.passeur.http.forward;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The way to one server. {@link #forward} never blocks and always ends the exchange: with the server's
 * response, with one of the proxy's own (499, 500, 502, 504), or by closing the client's connection when a response has begun
 * that cannot be completed.
 */
public interface Upstream extends Request.Handler, AutoCloseable {

    @Override
    default InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Forwards a request that no other server may get. Always returns true. */
    @Override
    default boolean handle(Request request, Response response, Callback callback) throws Exception {
        forward(request, response, callback, NextUpstream.NONE);
        return true;
    }

    /**
     * Sends a request to the server.
     *
     * @param next asked at most once at a time, when nothing of the request has reached the server, or when a
     *     repetition does no harm
     */
    void forward(Request request, Response response, Callback callback, NextUpstream next) throws Exception;

    /** Why the server cannot be reached, for people to read; null if no reason is known. */
    default @Nullable String trouble() {
        return null;
    }

    /** Gives up this use of the server; its idle connections are closed with the last use. */
    @Override
    void close();
}
