package io.passeur.hostile;

import io.passeur.spi.Middleware;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** A middleware that passes requests on, but for the one thing that it is told to do otherwise. */
record HostileMiddleware(Orders orders) implements Middleware {

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return orders.in("wrap", () -> (request, response, callback) -> {
            Boolean handled = orders.in("handle", () -> orders.in("handleBlocking", () -> Boolean.TRUE));
            return handled != null && next.handle(request, response, callback);
        });
    }

    @Override
    public InvocationType invocationType() {
        return orders.in(
                "invocationType",
                () -> orders.method().equals("handleBlocking") ? InvocationType.BLOCKING : InvocationType.NON_BLOCKING);
    }

    @Override
    public void close() {
        OpenObjects.closed(this);
        orders.run("close", () -> {});
    }
}
