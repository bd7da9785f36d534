package io.passeur.spi;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What middlewares ask of requests. None of it blocks. */
public final class Requests {

    private static final int NOT_FOUND = 404;

    private Requests() {}

    /** The host as the client wrote it, with its port if it named one; empty if there is none. */
    public static String host(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null) {
            return host;
        }
        HttpURI uri = request.getHttpURI();
        return uri.hasAuthority() ? uri.getAuthority() : "";
    }

    /**
     * Goes on with a request whose handler has returned {@code true} already, from any thread: a request that nobody
     * handles is answered with 404, and an exception fails the callback.
     */
    public static void resume(Request.Handler next, Request request, Response response, Callback callback) {
        try {
            if (!next.handle(request, response, callback)) {
                Answers.error(response, callback, NOT_FOUND, "404 page not found");
            }
        } catch (Throwable failure) {
            callback.failed(failure);
        }
    }
}
