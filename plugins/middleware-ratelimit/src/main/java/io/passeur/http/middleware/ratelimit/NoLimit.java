package io.passeur.http.middleware.ratelimit;

import io.passeur.spi.Middleware;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Used for an average of 0: limits nothing. */
final class NoLimit implements Middleware {

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return next;
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
