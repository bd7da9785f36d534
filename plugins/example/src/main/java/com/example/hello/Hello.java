package com.example.hello;

import io.passeur.spi.Middleware;
import io.passeur.spi.ResponseInterceptor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Adds {@code X-Hello} to every answer. */
record Hello(String greeting) implements Middleware {

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            GreetedResponse greeted = new GreetedResponse(request, response, greeting);
            return next.handle(request, greeted, greeted.completing(callback));
        };
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private static final class GreetedResponse extends ResponseInterceptor {

        private final String greeting;

        GreetedResponse(Request request, Response wrapped, String greeting) {
            super(request, wrapped);
            this.greeting = greeting;
        }

        @Override
        protected void beforeCommit() {
            getHeaders().put("X-Hello", greeting);
        }
    }
}
