package io.passeur.http.subrequest;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Takes the place of a client's connection. It can be neither read nor written. */
final class DetachedEndPoint extends AbstractEndPoint {

    private final ClientPeer peer;

    DetachedEndPoint(Scheduler scheduler, ClientPeer peer) {
        super(scheduler);
        this.peer = peer;
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return peer.local();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return peer.remote();
    }

    @Override
    public @Nullable SslSessionData getSslSessionData() {
        return peer.tls();
    }

    @Override
    public boolean isSecure() {
        return peer.secure();
    }

    @Override
    public int fill(ByteBuffer buffer) {
        return -1;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) {
        return false;
    }

    @Override
    public @Nullable Object getTransport() {
        return null;
    }

    @Override
    protected void onIncompleteFlush() {}

    @Override
    protected void needsFillInterest() {}
}
