package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.frames.PingFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Detects dead servers: sends a ping after {@code readIdleTimeout} without a frame, and closes the session if no frame
 * arrives within {@code pingTimeout} after that.
 */
final class Http2Pings {

    private final Http2Session session;
    private final TransportSettings transport;
    private final Scheduler scheduler;

    private volatile long heard = System.nanoTime();
    private volatile boolean stopped;

    Http2Pings(Http2Session session, TransportSettings transport, Scheduler scheduler) {
        this.session = session;
        this.transport = transport;
        this.scheduler = scheduler;
    }

    void start() {
        if (!transport.readIdleTimeout().isZero()) {
            check();
        }
    }

    void stop() {
        stopped = true;
    }

    void heard() {
        heard = System.nanoTime();
    }

    private void check() {
        if (stopped) {
            return;
        }
        long left = transport.readIdleTimeout().toNanos() - (System.nanoTime() - heard);
        if (left > 0) {
            scheduler.schedule(this::check, left, TimeUnit.NANOSECONDS);
        } else {
            ping();
        }
    }

    private void ping() {
        long before = heard;
        session.http2().ping(new PingFrame(false), Callback.NOOP);
        if (transport.pingTimeout().isZero()) {
            scheduler.schedule(this::check, transport.readIdleTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } else {
            scheduler.schedule(() -> judge(before), transport.pingTimeout().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void judge(long before) {
        if (stopped) {
            return;
        }
        if (heard == before) {
            session.lost(new SocketTimeoutException("no reply to a ping within " + transport.pingTimeout()));
        } else {
            check();
        }
    }
}
