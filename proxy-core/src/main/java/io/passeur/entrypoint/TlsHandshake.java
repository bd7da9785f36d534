package io.passeur.entrypoint;

import io.passeur.tls.Alpn;
import io.passeur.tls.ClientHello;
import io.passeur.tls.TlsConnection;
import io.passeur.tls.TlsOptions;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.NanoTime;

/**
 * Stands inside of TLS until the handshake is done. Runs in threads that may be busy for a while; what takes over runs on
 * the connection's lane.
 */
final class TlsHandshake extends AbstractConnection.NonBlocking implements PendingConnection, SslHandshakeListener {

    private final TlsLayer layer;
    private final ClientHello hello;
    private final TlsOptions options;
    private final Handshakes handshakes;
    private final Function<TlsLayer, Connection> inside;
    private final long created = NanoTime.now();
    private volatile boolean done;

    /** @param inside makes the connection for what was agreed on */
    TlsHandshake(
            TlsLayer layer,
            Executor executor,
            ClientHello hello,
            TlsOptions options,
            Handshakes handshakes,
            Function<TlsLayer, Connection> inside) {
        super(layer.getSslEndPoint(), executor);
        this.layer = layer;
        this.hello = hello;
        this.options = options;
        this.handshakes = handshakes;
        this.inside = inside;
        layer.addHandshakeListener(this);
    }

    /** The ClientHello is there already. */
    @Override
    public void onOpen() {
        super.onOpen();
        progress();
    }

    @Override
    public void onFillable() {
        try {
            getExecutor().execute(this::progress);
        } catch (RejectedExecutionException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void progress() {
        try {
            int filled = getEndPoint().fill(BufferUtil.EMPTY_BUFFER);
            if (done) {
                finish();
            } else if (filled < 0) {
                fail("the client has left");
            } else {
                fillInterested();
            }
        } catch (IOException | RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void handshakeSucceeded(Event event) {
        done = true;
    }

    private void finish() {
        layer.handshaken(TlsConnection.of(
                hello.serverName(), options, layer.getSSLEngine().getSession()));
        options.shaken(layer.getSSLEngine());
        handshakes.succeed();
        if (Alpn.ACME.equals(layer.getSSLEngine().getApplicationProtocol()) && options.isForChallenges()) {
            getEndPoint().close();
        } else {
            layer.client().onLane(() -> getEndPoint().upgrade(inside.apply(layer)));
        }
    }

    private void fail(String reason) {
        handshakes.fail(layer.client(), reason);
        getEndPoint().close();
    }

    @Override
    public boolean isLate(Limits limits) {
        long limit = options.isForChallenges() ? Limits.CHALLENGE : limits.handshake();
        return !done && NanoTime.since(created) > limit;
    }

    @Override
    public boolean isUntouched() {
        return false;
    }

    @Override
    public void giveUp(String reason) {
        fail(reason);
        layer.client().close();
    }
}
