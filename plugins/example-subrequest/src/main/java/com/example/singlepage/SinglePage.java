package com.example.singlepage;

import io.passeur.spi.Middleware;
import io.passeur.spi.SubRequestClient;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Responds with one page to every request whose path no server knows, as applications with routes of their own need it. */
record SinglePage(SubRequestClient service, String page) implements Middleware {

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            PageInstead instead = new PageInstead(request, response, this);
            return next.handle(request, instead, instead.replacing(callback));
        };
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
