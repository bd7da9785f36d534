package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.LifeCycle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/** Shuts an entry point down without losing a request that can finish in time. */
final class Drain {

    private static final long LOOK_MILLIS = 20;

    private final ServerConnector connector;
    private final LifeCycle limits;
    private final RunningRequests running;
    private final Scheduler scheduler;

    Drain(ServerConnector connector, LifeCycle limits, RunningRequests running, Scheduler scheduler) {
        this.connector = connector;
        this.limits = limits;
        this.running = running;
        this.scheduler = scheduler;
    }

    /** Returns when no connection is open and every request has ended, including those of clients that have left, or on timeout. */
    void run() {
        try {
            await(limits.requestAcceptGraceTimeout(), new CountDownLatch(1));
            // From now on every response closes its connection.
            connector.shutdown();
            connector.getConnectedEndPoints().forEach(Drain::announce);
            CountDownLatch empty = new CountDownLatch(1);
            look(empty);
            await(limits.graceTimeOut(), empty);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Duration time, CountDownLatch end) throws InterruptedException {
        if (!time.isZero()) {
            end.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void announce(EndPoint endPoint) {
        if (ClientConnections.top(endPoint) instanceof HTTP2Connection http2) {
            http2.getSession().shutdown();
        }
    }

    private void look(CountDownLatch empty) {
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            Connection connection = ClientConnections.top(endPoint);
            if (connection != null && ClientConnections.isIdle(connection)) {
                connection.close();
            }
        }
        if (connector.getConnectedEndPoints().isEmpty() && running.count() == 0) {
            empty.countDown();
        } else if (connector.isRunning()) {
            scheduler.schedule(() -> look(empty), LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
