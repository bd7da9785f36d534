package io.passeur.http.middleware.headers;

import io.passeur.spi.Middleware;
import io.passeur.spi.Responses;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * Responds to preflight requests, changes request headers, checks the host, and changes response headers just before
 * they are sent: first the instructions for browsers, then custom headers, then CORS, so that later ones take
 * precedence.
 */
final class Headers implements Middleware {

    private static final int INTERNAL_SERVER_ERROR = 500;

    private final @Nullable Cors cors;
    private final CustomRequestHeaders requestHeaders;
    private final AllowedHosts hosts;
    private final List<ResponseEdit> outer;
    private final List<ResponseEdit> all;

    /**
     * @param outer the edits of every response
     * @param all the edits of the service's responses, including {@code outer}
     */
    Headers(
            @Nullable Cors cors,
            CustomRequestHeaders requestHeaders,
            AllowedHosts hosts,
            List<ResponseEdit> outer,
            List<ResponseEdit> all) {
        this.cors = cors;
        this.requestHeaders = requestHeaders;
        this.hosts = hosts;
        this.outer = List.copyOf(outer);
        this.all = List.copyOf(all);
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            if (cors != null && Cors.isPreflight(request)) {
                cors.respondToPreflight(request, response, callback);
                return true;
            }
            Request changed = requestHeaders.apply(request);
            return hosts.allow(changed)
                    ? handle(next, changed, response, callback, all)
                    : handle(Headers::refuseHost, changed, response, callback, outer);
        };
    }

    private static boolean handle(
            Request.Handler next, Request request, Response response, Callback callback, List<ResponseEdit> edits)
            throws Exception {
        if (edits.isEmpty()) {
            return next.handle(request, response, callback);
        }
        EditedResponse edited = new EditedResponse(request, response, edits);
        return next.handle(request, edited, edited.completing(callback));
    }

    private static boolean refuseHost(Request request, Response response, Callback callback) {
        Responses.error(response, callback, INTERNAL_SERVER_ERROR, "Bad Host");
        return true;
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
