package io.passeur.example;

import io.passeur.spi.Middleware;
import io.passeur.spi.ResponseInterceptor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Adds {@code X-Hello} to every answer. */
record Hello(String greeting) implements Middleware {

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return new Request.Handler() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return next.handle(request, greet(request, response), callback);
            }

            @Override
            public InvocationType getInvocationType() {
                return InvocationType.NON_BLOCKING;
            }
        };
    }

    private Response greet(Request request, Response response) {
        return new ResponseInterceptor(request, response) {
            @Override
            protected void beforeCommit() {
                getHeaders().put("X-Hello", greeting);
            }
        };
    }
}
