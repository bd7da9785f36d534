package io.passeur.entrypoint;

import io.passeur.net.ClientEndPoint;
import io.passeur.tls.ClientHello;
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
 * A new connection until it is known what it speaks. Takes no thread while it waits, and no buffer before something comes.
 * What it has read is handed to whoever takes over.
 */
final class FirstBytes extends AbstractConnection.NonBlocking implements Beginning {

    private static final Logger log = LoggerFactory.getLogger(FirstBytes.class);

    private static final int TLS = 0x16;
    /** The first byte of a ClientHello in the form of SSL 2, which nobody has any use for. */
    private static final int SSL_2 = 0x80;

    private final Connector connector;
    private final FirstBytesFactory factory;
    private final PeekBuffer peeked;
    private final ClientHelloScan scan = new ClientHelloScan();
    private final long created = NanoTime.now();
    private boolean proxyHeaderMayCome;
    private boolean closed;
    private volatile boolean touched;
    private volatile boolean speaksTls;

    FirstBytes(ClientEndPoint endPoint, Connector connector, FirstBytesFactory factory) {
        super(endPoint, connector.getServer().getThreadPool());
        this.connector = connector;
        this.factory = factory;
        this.peeked = new PeekBuffer(connector.getByteBufferPool());
        this.proxyHeaderMayCome = factory.acceptsProxyHeader(endPoint.getRemoteSocketAddress());
    }

    @Override
    public void onOpen() {
        super.onOpen();
        fillInterested();
    }

    @Override
    public void onFillable() {
        try {
            Runnable next = read();
            if (next != null) {
                next.run();
            }
        } catch (IOException | RuntimeException e) {
            giveUp(e.toString());
        }
    }

    /** What to do next, without this connection's lock; null to wait for more. */
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
        return bytes.hasRemaining() ? protocol(bytes) : null;
    }

    private void take(ProxyHeader header) {
        proxyHeaderMayCome = false;
        if (header instanceof ProxyHeader.Present present) {
            peeked.skip(present.length());
            ProxyHeader.Addresses addresses = present.addresses();
            if (addresses != null) {
                client().presentAs(addresses.source(), addresses.destination());
            }
        }
    }

    private @Nullable Runnable protocol(ByteBuffer bytes) {
        int first = bytes.get(bytes.position()) & 0xFF;
        if (first == SSL_2) {
            return () -> factory.tls().refuse(this, TlsAlert.PROTOCOL_VERSION, "a ClientHello of SSL 2");
        }
        if (first != TLS) {
            return () -> factory.plain(this, connector);
        }
        speaksTls = true;
        Progress progress = scan.look(bytes);
        if (progress == Progress.BROKEN) {
            return () -> factory.tls().refuse(this, TlsAlert.DECODE_ERROR, "no ClientHello, or one that is too long");
        }
        return progress == Progress.INCOMPLETE ? null : () -> factory.tls().open(this, connector, scan.hello());
    }

    ClientEndPoint client() {
        return (ClientEndPoint) getEndPoint();
    }

    /** Hands over what was read. */
    synchronized void moveTo(Connection.UpgradeTo next) {
        next.onUpgradeTo(peeked.bytes());
        peeked.release();
    }

    /** What was read, for use by another thread. */
    synchronized ByteBuffer takePeeked() {
        return peeked.take();
    }

    @Override
    public boolean isLate(Limits limits) {
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
