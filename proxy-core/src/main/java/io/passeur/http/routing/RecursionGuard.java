package io.passeur.http.routing;

import io.passeur.balance.Fnv;
import io.passeur.spi.Responses;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a request that reaches a router a second time. It protects routers whose rule a provider made, because such a router
 * may lead to the proxy's own container.
 */
record RecursionGuard(HttpField mark, Request.Handler next) implements Request.Handler {

    private static final String HEADER = "X-Traefik-Router";

    /** @param router the full name */
    static Request.Handler of(String router, Request.Handler next) {
        return new RecursionGuard(new HttpField(HEADER, String.format("%016x", Fnv.fnv1(router))), next);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHeaders().contains(HEADER, mark.getValue())) {
            Responses.empty(response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        return next.handle(new Marked(request, mark), response, callback);
    }

    /** The request, marked with the router that it has reached. */
    private static final class Marked extends Request.Wrapper {

        private final HttpFields headers;

        Marked(Request request, HttpField mark) {
            super(request);
            headers = HttpFields.build(request.getHeaders()).put(mark).asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
