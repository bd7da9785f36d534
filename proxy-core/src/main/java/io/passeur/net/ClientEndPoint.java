package io.passeur.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection that can detect that the client has left while nobody reads from it, which Jetty's HTTP/1.1 does not
 * do. Bytes that arrive meanwhile are kept, up to a limit, and handed to the next reader.
 */
public final class ClientEndPoint extends SocketChannelEndPoint implements LaneEndPoint {

    private static final int KEPT = 1024;

    private final LaneConnector connector;
    private final ManagedSelector selector;
    private final int lane;
    private volatile @Nullable SocketAddress remote;
    private volatile @Nullable SocketAddress local;
    private final Object lock = new Object();
    private @Nullable Runnable watcher;
    private volatile boolean watched;
    private volatile @Nullable ByteBuffer kept;
    /** The last read emptied the socket; another read is useless until the selector reports more. */
    private volatile boolean drained;

    ClientEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key, LaneConnector connector, int lane) {
        super(channel, selector, key, connector.getScheduler());
        this.connector = connector;
        this.selector = selector;
        this.lane = lane;
        this.remote = super.getRemoteSocketAddress();
        this.local = super.getLocalSocketAddress();
    }

    /** The end point below all layers (TLS, PROXY protocol) of the client's connection; null if it is not one of ours. */
    public static @Nullable ClientEndPoint of(Request request) {
        return below(request.getConnectionMetaData().getConnection().getEndPoint());
    }

    /** The end point below all layers; null if it is not one of ours. */
    public static @Nullable ClientEndPoint below(EndPoint layer) {
        EndPoint endPoint = layer;
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        return endPoint instanceof ClientEndPoint client ? client : null;
    }

    LaneConnector connector() {
        return connector;
    }

    int lane() {
        return lane;
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return remote;
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return local;
    }

    /** Replaces the addresses of the connection with those that a load balancer in front reports. */
    public void presentAs(InetSocketAddress source, InetSocketAddress destination) {
        remote = source;
        local = destination;
    }

    @Override
    public void onLane(Runnable task) {
        selector.submit(ready -> task.run());
    }

    /**
     * Calls {@code gone} once, on the lane's thread, if the client closes its side before {@link #unwatch}. Meanwhile the
     * connection does not expire. Only for connections that nobody reads from.
     */
    public void watch(Runnable gone) {
        synchronized (lock) {
            watcher = gone;
            watched = true;
        }
        super.needsFillInterest();
    }

    /** The watcher is not called after this returns. */
    public void unwatch() {
        if (watched) {
            synchronized (lock) {
                watcher = null;
                watched = false;
            }
        }
    }

    @Override
    public @Nullable Runnable onSelected() {
        drained = false;
        Runnable task = super.onSelected();
        if (!watched || task == null || getFillInterest().isInterested()) {
            return task;
        }
        Runnable gone = look();
        if (gone != null) {
            gone.run();
        }
        return getWriteFlusher().isPending()
                ? new Invocable.ReadyTask(
                        getWriteFlusher().getCallbackInvocationType(),
                        () -> getWriteFlusher().completeWrite())
                : null;
    }

    private @Nullable Runnable look() {
        synchronized (lock) {
            Runnable gone = watcher;
            if (gone == null) {
                return null;
            }
            ByteBuffer buffer = kept == null ? BufferUtil.allocate(KEPT) : kept;
            int filled = fillOrEnd(buffer);
            kept = buffer.hasRemaining() ? buffer : null;
            if (filled < 0) {
                watcher = null;
                watched = false;
                return gone;
            }
            // A full buffer means that the client pipelines requests: it has not left, and the kernel keeps the rest.
            if (BufferUtil.space(buffer) > 0) {
                super.needsFillInterest();
            }
            return null;
        }
    }

    private int fillOrEnd(ByteBuffer buffer) {
        try {
            return super.fill(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        return kept == null ? fillUnlessDrained(buffer) : fillFromKept(buffer);
    }

    private int fillUnlessDrained(ByteBuffer buffer) throws IOException {
        if (drained && isOpen() && !isInputShutdown()) {
            return 0;
        }
        int filled = super.fill(buffer);
        drained = filled >= 0 && BufferUtil.space(buffer) > 0;
        return filled;
    }

    /** Most writes have one buffer, for which a gathering write costs more than it saves. */
    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        return buffers.length == 1 ? SingleFlush.flush(getChannel(), buffers[0], this::notIdle) : super.flush(buffers);
    }

    private int fillFromKept(ByteBuffer buffer) throws IOException {
        synchronized (lock) {
            ByteBuffer source = kept;
            if (source == null) {
                return super.fill(buffer);
            }
            int before = buffer.remaining();
            BufferUtil.append(buffer, source);
            if (!source.hasRemaining()) {
                kept = null;
            }
            return buffer.remaining() - before;
        }
    }

    @Override
    protected void needsFillInterest() {
        if (kept == null) {
            super.needsFillInterest();
        } else {
            connector.getExecutor().execute(() -> getFillInterest().fillable());
        }
    }

    @Override
    protected void onIdleExpired(TimeoutException timeout) {
        if (!watched) {
            super.onIdleExpired(timeout);
        }
    }
}
