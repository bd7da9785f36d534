package io.passeur.http.routing;

import io.passeur.spi.Middleware;
import java.util.List;
import org.eclipse.jetty.server.Request;

/** Puts middlewares in front of a handler. */
final class HandlerChain {

    private HandlerChain() {}

    static Request.Handler compose(List<Middleware> middlewares, Request.Handler last) {
        Request.Handler handler = last;
        for (int i = middlewares.size() - 1; i >= 0; i--) {
            handler = middlewares.get(i).wrap(handler);
        }
        return handler;
    }
}
