package io.passeur.http.subrequest;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.ResponseReplacement;
import io.passeur.spi.Responses;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestClient;
import io.passeur.spi.SubResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Replaces what a server says with 5xx by what another service says about it. */
final class ErrorPages implements Middleware {

    /** @param service that has the pages */
    public record Settings(String service) {}

    private final SubRequestClient pages;

    ErrorPages(Settings settings, MiddlewareContext context) {
        pages = context.subRequests().service(settings.service());
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            Replacement replacement = new Replacement(request, response);
            return next.handle(request, replacement, replacement.replacing(callback));
        };
    }

    private final class Replacement extends ResponseReplacement {

        private final Request request;

        Replacement(Request request, Response response) {
            super(request, response);
            this.request = request;
        }

        @Override
        protected boolean isReplaced(int status, HttpFields headers) {
            return status >= 500;
        }

        @Override
        protected void replace(int status, Response response, Callback callback) {
            SubRequest page = SubRequest.within(request)
                    .headers(request.getHeaders())
                    .target("/" + status + ".html")
                    .build();
            pages.send(page)
                    .then(
                            found -> relay(status, found, response, callback),
                            failure ->
                                    Responses.error(response, callback, status, String.valueOf(failure.getMessage())),
                            callback);
        }

        private static void relay(int status, SubResponse page, Response response, Callback callback) {
            response.setStatus(status);
            page.headers().forEach(response.getHeaders()::add);
            page.relayBody(response, callback);
        }
    }
}
