package io.passeur.http.forward;

import io.passeur.net.Network;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection during its TLS handshake. Key exchange and signatures take milliseconds, so the handshake runs on the
 * executor and never on a lane, whose other connections would have to wait.
 */
final class UpstreamTlsHandshake extends AbstractConnection.NonBlocking implements SslHandshakeListener {

    private final UpstreamTlsConnection tls;
    private final Scheduler scheduler;
    private final TlsServer server;
    private final TlsHandshakeListener then;
    private final Duration limit;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Scheduler.@Nullable Task timer;
    private volatile boolean done;

    UpstreamTlsHandshake(
            EndPoint decrypted,
            UpstreamTlsConnection tls,
            Network network,
            TlsServer server,
            TlsHandshakeListener then,
            Duration limit) {
        super(decrypted, network.upstreamHandshakes());
        this.tls = tls;
        this.scheduler = network.scheduler();
        this.server = server;
        this.then = then;
        this.limit = limit;
        tls.addHandshakeListener(this);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        Throwable late = new SocketTimeoutException("no TLS handshake within the dialTimeout, or within 10s");
        timer = scheduler.schedule(() -> onExecutor(() -> fail(late)), limit.toMillis(), TimeUnit.MILLISECONDS);
        onExecutor(this::progress);
    }

    @Override
    public void onFillable() {
        onExecutor(this::progress);
    }

    private void onExecutor(Runnable step) {
        Executor executor = getExecutor();
        try {
            executor.execute(step);
        } catch (RuntimeException e) {
            // The proxy stops.
            fail(e);
        }
    }

    /** Advances the handshake: an empty flush sends pending messages, and an empty fill processes received ones. */
    private void progress() {
        try {
            EndPoint decrypted = getEndPoint();
            decrypted.flush(BufferUtil.EMPTY_BUFFER);
            int filled = done ? 0 : decrypted.fill(BufferUtil.EMPTY_BUFFER);
            if (done) {
                succeed();
            } else if (filled < 0) {
                fail(new EOFException("the server closed the connection during the TLS handshake"));
            } else {
                fillInterested();
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public void handshakeSucceeded(Event event) {
        done = true;
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        onExecutor(() -> fail(cause));
    }

    private void succeed() {
        if (ended.compareAndSet(false, true)) {
            cancelTimer();
            tls.established();
            tls.onLane(this::handOver);
        }
    }

    /** Continues on the lane, because two threads would otherwise race to return the connection to its pool. */
    private void handOver() {
        EndPoint decrypted = getEndPoint();
        decrypted.upgrade(then.secured(decrypted, tls.getSSLEngine().getApplicationProtocol()));
        then.opened();
    }

    private void fail(Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            cancelTimer();
            getEndPoint().close();
            server.failed(cause);
            then.unsecured(cause);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }
}
