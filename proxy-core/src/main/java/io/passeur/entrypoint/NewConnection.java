package io.passeur.entrypoint;

import io.passeur.net.ClientEndPoint;
import io.passeur.tls.ClientHelloScan;
import io.passeur.tls.ClientHelloScan.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new connection until it is decided what it becomes. It takes no thread while it waits, and no buffer before something
 * comes. The bytes that it has read are handed to whatever takes over.
 */
final class NewConnection extends AbstractConnection.NonBlocking implements PendingConnection {

    private static final Logger log = LoggerFactory.getLogger(NewConnection.class);

    private static final int TLS = 0x16;
    /** The first byte of a ClientHello in the form of SSL 2, which nobody has any use for. */
    private static final int SSL_2 = 0x80;
    /** No protocol needs more to be told from others. */
    private static final int MAX_UNDECIDED = 16 * 1024;

    private final Connector connector;
    private final NewConnectionFactory factory;
    private final PeekBuffer peeked;
    private final ClientHelloScan scan = new ClientHelloScan();
    private final long created = NanoTime.now();
    private final boolean believesProxyHeader;
    private boolean proxyHeaderMayCome;
    private boolean accepted;
    private boolean closed;
    private volatile boolean touched;
    private volatile boolean speaksTls;

    NewConnection(ClientEndPoint endPoint, Connector connector, NewConnectionFactory factory) {
        super(endPoint, connector.getServer().getThreadPool());
        this.connector = connector;
        this.factory = factory;
        this.peeked = new PeekBuffer(connector.getByteBufferPool());
        this.proxyHeaderMayCome = factory.expectsProxyHeaders();
        this.believesProxyHeader = factory.acceptsProxyHeader(endPoint.getRemoteSocketAddress());
    }

    @Override
    public void onOpen() {
        super.onOpen();
        go(this::start);
    }

    @Override
    public void onFillable() {
        go(this::read);
    }

    private interface Step {
        /** What to do next, without this connection's lock; null if it is closed. */
        @Nullable
        Runnable take() throws IOException;
    }

    private void go(Step step) {
        try {
            Runnable next = step.take();
            if (next != null) {
                next.run();
            }
        } catch (IOException | RuntimeException e) {
            giveUp(e.toString());
        }
    }

    private synchronized Runnable start() {
        Runnable next = proxyHeaderMayCome && believesProxyHeader ? null : accept();
        return next == null ? this::fillInterested : next;
    }

    private synchronized @Nullable Runnable read() throws IOException {
        while (!closed) {
            int filled = getEndPoint().fill(peeked.space());
            if (filled < 0) {
                return () -> giveUp("the client has left");
            }
            if (filled == 0) {
                peeked.releaseIfEmpty();
                return this::fillInterested;
            }
            touched = true;
            Runnable next = decide();
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /** Null if more has to come first. */
    private @Nullable Runnable decide() {
        ByteBuffer bytes = peeked.bytes();
        if (proxyHeaderMayCome) {
            ProxyHeader header = ProxyHeaderParser.parse(bytes);
            if (header instanceof ProxyHeader.Incomplete incomplete) {
                peeked.expect(incomplete.length());
                return null;
            }
            if (header instanceof ProxyHeader.Broken broken) {
                return () -> giveUp("a broken header of the PROXY protocol: " + broken.reason());
            }
            take(header);
        }
        Runnable next = accepted ? null : accept();
        return next == null && bytes.hasRemaining() ? protocol(bytes) : next;
    }

    private @Nullable Runnable accept() {
        accepted = true;
        StreamState state = factory.state();
        return become(state.connections().onAccept(client()), state);
    }

    private @Nullable Runnable become(ConnectionDecision decision, StreamState state) {
        if (decision instanceof ConnectionDecision.SpeakHttp) {
            return () -> factory.plain(this, connector);
        }
        if (decision instanceof ConnectionDecision.TerminateTls) {
            return () -> factory.tls().open(this, connector, scan.hello(), state.tls());
        }
        if (decision instanceof ConnectionDecision.HandOver handOver) {
            return () -> factory.handOver(this, handOver.connection().apply(getEndPoint()));
        }
        return decision instanceof ConnectionDecision.Refuse refuse ? () -> giveUp(refuse.reason()) : null;
    }

    private void take(ProxyHeader header) {
        proxyHeaderMayCome = false;
        if (header instanceof ProxyHeader.Present present) {
            peeked.skip(present.length());
            ProxyHeader.Addresses addresses = present.addresses();
            if (addresses != null && believesProxyHeader) {
                client().presentAs(addresses.source(), addresses.destination());
            }
        }
    }

    private @Nullable Runnable protocol(ByteBuffer bytes) {
        int first = bytes.get(bytes.position()) & 0xFF;
        if (first == SSL_2) {
            return () -> factory.tls().refuse(this, TlsAlert.PROTOCOL_VERSION, "a ClientHello of SSL 2");
        }
        StreamState state = factory.state();
        if (first != TLS) {
            Runnable next = become(state.connections().onFirstByte(client(), bytes.asReadOnlyBuffer()), state);
            return next == null && bytes.remaining() >= MAX_UNDECIDED ? this::undecided : next;
        }
        speaksTls = true;
        Progress progress = scan.look(bytes);
        if (progress == Progress.BROKEN) {
            return () -> factory.tls().refuse(this, TlsAlert.DECODE_ERROR, "no ClientHello, or one that is too long");
        }
        return progress == Progress.INCOMPLETE
                ? null
                : become(state.connections().onClientHello(client(), scan.hello()), state);
    }

    private void undecided() {
        giveUp("its first " + MAX_UNDECIDED + " bytes do not tell what it speaks");
    }

    ClientEndPoint client() {
        return (ClientEndPoint) getEndPoint();
    }

    /** Hands over what was read, if anything was. */
    synchronized void moveTo(Connection next) {
        if (peeked.bytes().hasRemaining()) {
            ((Connection.UpgradeTo) next).onUpgradeTo(peeked.bytes());
        }
        peeked.release();
    }

    /** What was read, for use by another thread. */
    synchronized ByteBuffer takePeeked() {
        return peeked.take();
    }

    @Override
    public boolean isLate(TimeLimits limits) {
        return NanoTime.since(created) > (speaksTls ? limits.handshake() : limits.read());
    }

    @Override
    public boolean isUntouched() {
        return !touched;
    }

    @Override
    public void giveUp(String reason) {
        log.debug("Closing the new connection of {}: {}", getEndPoint().getRemoteSocketAddress(), reason);
        getEndPoint().close();
    }

    @Override
    public synchronized void onClose(@Nullable Throwable cause) {
        closed = true;
        peeked.release();
        super.onClose(cause);
    }
}
