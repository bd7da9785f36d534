package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.RespondingTimeouts;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose client is too slow. One timer checks all connections several times within each limit, so requests
 * cost nothing extra. A limit is exceeded by at most an eighth of the shortest limit, and by at most a second.
 */
final class Deadlines implements AutoCloseable {

    private static final long SHORTEST_PERIOD = 10;
    private static final long LONGEST_PERIOD = 1000;

    private final ServerConnector connector;
    private final Scheduler scheduler;
    private final Http1Deadlines http1;
    private final Http2Deadlines http2;
    private final TimeLimits pending;
    private final long periodMillis;
    private volatile Scheduler.@Nullable Task next;
    private volatile boolean closed;

    Deadlines(ServerConnector connector, RespondingTimeouts limits, Scheduler scheduler) {
        this.connector = connector;
        this.scheduler = scheduler;
        http1 = new Http1Deadlines(limits);
        http2 = new Http2Deadlines(limits);
        pending = TimeLimits.of(limits);
        long shortest = LongStream.of(
                        limits.readTimeout().toMillis(),
                        limits.writeTimeout().toMillis(),
                        limits.idleTimeout().toMillis())
                .filter(limit -> limit > 0)
                .min()
                .orElse(Long.MAX_VALUE);
        periodMillis = Math.max(SHORTEST_PERIOD, Math.min(LONGEST_PERIOD, shortest / 8));
    }

    void start() {
        schedule();
    }

    private void schedule() {
        if (!closed) {
            next = scheduler.schedule(this::look, periodMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            for (EndPoint endPoint : connector.getConnectedEndPoints()) {
                look(endPoint);
            }
        } finally {
            schedule();
        }
    }

    private void look(EndPoint endPoint) {
        Connection connection = ClientConnections.top(endPoint);
        if (connection instanceof HttpConnection http) {
            http1.look(http, endPoint);
        } else if (connection instanceof HTTP2Connection http) {
            http2.look(http, endPoint);
        } else if (connection instanceof PendingConnection early && early.isLate(pending)) {
            early.giveUp("readTimeout: it was not opened in time");
        }
    }

    @Override
    public void close() {
        closed = true;
        Scheduler.Task task = next;
        if (task != null) {
            task.cancel();
        }
    }
}
