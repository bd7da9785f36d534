package io.passeur.http.service;

import io.passeur.http.forward.NextUpstream;
import io.passeur.spi.ResponseInterceptor;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Tells a server how long the first byte of its response took. */
final class TimedResponse extends ResponseInterceptor {

    /** A gateway's failure may come fast, and must not draw more requests: it counts as at least this long. */
    private static final long FAILURE_NANOS = 1_000_000_000;

    private final Server server;
    private final LongSupplier nanoTime;
    private final long begin;

    TimedResponse(Request request, Response response, Server server, LongSupplier nanoTime) {
        super(request, response);
        this.server = server;
        this.nanoTime = nanoTime;
        begin = nanoTime.getAsLong();
    }

    @Override
    protected void beforeCommit() {
        long time = nanoTime.getAsLong() - begin;
        server.responded(isGatewayFailure() ? Math.max(time, FAILURE_NANOS) : time);
    }

    private boolean isGatewayFailure() {
        return getStatus() >= 502 && getStatus() <= 504;
    }

    /** A server that cannot be reached gives no response whose time could be taken. */
    record Unreached(Server server, NextUpstream next) implements NextUpstream {

        @Override
        public boolean isPossible() {
            return next.isPossible();
        }

        @Override
        public void go(Request request) {
            server.responded(FAILURE_NANOS);
            next.go(request);
        }
    }
}
