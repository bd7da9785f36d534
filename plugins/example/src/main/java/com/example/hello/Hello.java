package com.example.hello;

import io.passeur.spi.Middleware;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Adds {@code X-Hello} to every request. */
record Hello(String greeting) implements Middleware {

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> next.handle(new GreetedRequest(request, greeting), response, callback);
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private static final class GreetedRequest extends Request.Wrapper {

        private final HttpFields headers;

        GreetedRequest(Request wrapped, String greeting) {
            super(wrapped);
            headers = HttpFields.build(wrapped.getHeaders())
                    .put("X-Hello", greeting)
                    .asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
