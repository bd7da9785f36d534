package io.passeur.entrypoint;

import io.passeur.tls.Alpn;
import io.passeur.tls.ClientHello;
import io.passeur.tls.TlsConnection;
import io.passeur.tls.TlsOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.alpn.server.ALPNServerConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * A client's connection during its TLS handshake. The steps run on the executor for handshakes, because they are long
 * calculations. The connection that takes over runs on the lane and speaks the protocol that ALPN chose.
 */
final class InboundHandshake extends ALPNServerConnection implements PendingConnection, SslHandshakeListener {

    /** Tells the engine to continue without ALPN. */
    private static final String NO_PROTOCOL = "";

    private final TlsLayer layer;
    private final Executor executor;
    private final ClientHello hello;
    private final TlsOptions options;
    private final HandshakeStatistics handshakes;
    private final Callback fillable =
            Callback.from(InvocationType.NON_BLOCKING, this::onFillable, this::onFillInterestedFailed);
    private final long created = NanoTime.now();
    private boolean opened;
    private volatile boolean done;

    private InboundHandshake(
            Connector connector,
            TlsLayer layer,
            Executor executor,
            ClientHello hello,
            TlsOptions options,
            HandshakeStatistics handshakes) {
        super(connector, layer.getSslEndPoint(), layer.getSSLEngine(), options.protocols(), Alpn.HTTP_1_1);
        this.layer = layer;
        this.executor = executor;
        this.hello = hello;
        this.options = options;
        this.handshakes = handshakes;
    }

    /** @param executor runs the steps of the handshake */
    static InboundHandshake of(
            Connector connector,
            TlsLayer layer,
            Executor executor,
            ClientHello hello,
            TlsOptions options,
            HandshakeStatistics handshakes) {
        InboundHandshake handshake = new InboundHandshake(connector, layer, executor, hello, options, handshakes);
        AlpnProcessors.configure(layer.getSSLEngine(), handshake);
        layer.addHandshakeListener(handshake);
        return handshake;
    }

    /** Called on the executor. Jetty would wait for bytes first, but the ClientHello has already been read. */
    @Override
    public void onOpen() {
        super.onOpen();
        opened = true;
        progress();
    }

    /** {@link #onFillable} only submits a task, so it may run on the lane. */
    @Override
    public void fillInterested() {
        if (opened) {
            fillInterested(fillable);
        }
    }

    @Override
    public void onFillable() {
        try {
            executor.execute(this::progress);
        } catch (RejectedExecutionException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** Chooses the first protocol of the server that the client offers and that the cipher suite allows. */
    @Override
    public void select(List<String> offered) {
        if (options.waivesProtocols(offered)) {
            setProtocol(NO_PROTOCOL);
        } else {
            super.select(offered);
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
        options.handshaken(layer.getSSLEngine());
        handshakes.succeed();
        if (Alpn.ACME.equals(getProtocol()) && options.isForChallenges()) {
            getEndPoint().close();
        } else {
            layer.client().onLane(() -> getEndPoint().upgrade(inside()));
        }
    }

    private Connection inside() {
        String protocol = Alpn.HTTP_2.equals(getProtocol()) ? Alpn.HTTP_2 : Alpn.HTTP_1_1;
        return getConnector().getConnectionFactory(protocol).newConnection(getConnector(), getEndPoint());
    }

    private void fail(String reason) {
        handshakes.fail(layer.client(), reason);
        getEndPoint().close();
    }

    @Override
    public boolean isLate(TimeLimits limits) {
        long limit = options.isForChallenges() ? TimeLimits.CHALLENGE : limits.handshake();
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
