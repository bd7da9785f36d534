package io.passeur.net;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Two connections that have become one: each end sends what the other receives, at the pace of whoever is slower. An end that
 * closes its output closes that direction alone; what it sent before arrives. When both directions have ended, or one fails,
 * both connections are closed.
 */
public final class ByteTunnel {

    /** Is told what passes, on the threads that carry it; must not block. */
    public interface Listener {

        /** So many bytes were read from the client. */
        void toServer(long bytes);

        /** So many bytes were read from the server. */
        void toClient(long bytes);

        /** Both connections are closed. May be called more than once. */
        void end();
    }

    private final ByteTunnelEnd client;
    private final ByteTunnelEnd server;
    private final Listener listener;
    private final AtomicInteger open = new AtomicInteger(2);
    private final AtomicBoolean started = new AtomicBoolean();

    public ByteTunnel(Network network, EndPoint client, EndPoint server, Listener listener) {
        this.client = new ByteTunnelEnd(network, client, server, this, listener::toServer);
        this.server = new ByteTunnelEnd(network, server, client, this, listener::toClient);
        this.listener = listener;
    }

    /** Bytes that were read from the client before the tunnel starts; they arrive first. */
    public void fromClient(ByteBuffer early) {
        client.onUpgradeTo(early);
    }

    /** Bytes that were read from the server before the tunnel starts; they arrive first. */
    public void fromServer(ByteBuffer early) {
        server.onUpgradeTo(early);
    }

    /** The connection of the client's end point from now on. Whichever end is opened first opens the other. */
    public Connection clientEnd() {
        return client;
    }

    /** The connection of the server's end point from now on. Whichever end is opened first opens the other. */
    public Connection serverEnd() {
        return server;
    }

    void opened(ByteTunnelEnd end) {
        if (started.compareAndSet(false, true)) {
            ByteTunnelEnd other = end == client ? server : client;
            other.getEndPoint().setConnection(other);
            other.onOpen();
        }
    }

    /** One direction has ended in order. */
    void ended() {
        if (open.decrementAndGet() == 0) {
            close();
        }
    }

    /** Closes both connections at once. */
    public void close() {
        client.close();
        server.close();
        listener.end();
    }
}
