package io.passeur.routing;

import io.passeur.spi.Middleware;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Puts middlewares in front of a handler. */
record HandlerChain(Executor executor) {

    Request.Handler compose(List<Middleware> middlewares, Request.Handler last) {
        Request.Handler handler = last;
        for (int i = middlewares.size() - 1; i >= 0; i--) {
            handler = middlewares.get(i).wrap(handler);
        }
        boolean blocks =
                middlewares.stream().anyMatch(middleware -> middleware.invocationType() != InvocationType.NON_BLOCKING);
        return blocks ? new BlockingRoute(handler, executor) : handler;
    }
}
