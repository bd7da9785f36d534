package io.passeur.http.forward;

import io.passeur.net.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server. While it is idle, it waits for the server to close it; while an exchange uses it, its pump
 * reads the response.
 */
final class Http1Connection extends AbstractConnection.NonBlocking implements UpstreamStream {

    private enum State {
        IDLE,
        BUSY,
        /** Idle, but bytes have arrived that may be TLS messages without application data. */
        CHECKED,
        /** Not used again, but not necessarily closed yet. */
        CLOSED
    }

    private final Network network;
    private final Http1Pool pool;
    private final int lane;
    private final Http1RequestWriter writer = new Http1RequestWriter(this);
    private final Callback readable =
            Callback.from(Invocable.InvocationType.NON_BLOCKING, this::onFillable, this::onFillInterestedFailed);
    private final Http1ResponsePump pump;
    /** The TLS layer below; null for plain text. */
    private final @Nullable UpstreamTlsConnection tls;

    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private @Nullable UpstreamExchange first;
    private volatile @Nullable UpstreamExchange exchange;
    private volatile boolean aborted;
    private boolean reused;

    /** @param first the exchange that uses it immediately; null if it starts idle */
    Http1Connection(EndPoint endPoint, Network network, Http1Pool pool, int lane, @Nullable UpstreamExchange first) {
        super(endPoint, network.executor());
        this.tls = endPoint instanceof SslConnection.SslEndPoint layered
                        && layered.getSslConnection() instanceof UpstreamTlsConnection layer
                ? layer
                : null;
        this.pump = new Http1ResponsePump(this, network.buffers());
        this.network = network;
        this.pool = pool;
        this.lane = lane;
        this.first = first;
        endPoint.setIdleTimeout(pool.idleTimeout().toMillis());
    }

    int lane() {
        return lane;
    }

    @Override
    public void onOpen() {
        super.onOpen();
        UpstreamExchange opener = first;
        first = null;
        if (opener == null) {
            idle();
        } else {
            opener.opened(this);
        }
    }

    private void idle() {
        state.set(State.IDLE);
        pump.await();
        if (!pool.release(this) && state.compareAndSet(State.IDLE, State.CLOSED)) {
            close();
        }
    }

    /**
     * Assigns an idle connection to an exchange, unless the connection is no longer idle.
     *
     * @param look check whether the server has closed the connection, because the lane may not have processed that yet
     */
    boolean assign(boolean look) {
        EndPoint endPoint = getEndPoint();
        if (!endPoint.isOpen() || hasExpired(endPoint)) {
            reset();
            return false;
        }
        reused = true;
        if (look) {
            look();
        }
        if (state.compareAndSet(State.IDLE, State.BUSY)) {
            return true;
        }
        return state.get() == State.CHECKED && assignAfterCheck();
    }

    private synchronized boolean assignAfterCheck() {
        return state.compareAndSet(State.IDLE, State.BUSY);
    }

    private void look() {
        if (tls == null) {
            check();
        } else {
            // The TLS layer cannot be read while it waits for the selector. This ends the wait and starts a new one.
            tls.onFillable();
        }
    }

    private static boolean hasExpired(EndPoint used) {
        EndPoint endPoint = used;
        while (endPoint instanceof EndPoint.Wrapper layer) {
            endPoint = layer.unwrap();
        }
        long limit = endPoint.getIdleTimeout();
        return limit > 0 && endPoint instanceof IdleTimeout clock && clock.getIdleFor() >= limit;
    }

    /** Prepares for the response before the request is written. */
    @Override
    public void sendHead(UpstreamExchange next, boolean hold) {
        pump.begin(next.client().isToHead());
        // Set last, so that a thread that sees the exchange also sees the fields above.
        exchange = next;
        writer.head(next, hold);
    }

    @Override
    public boolean flush(Callback sent) {
        return writer.flush(sent);
    }

    @Override
    public void send(Content.Chunk chunk, boolean last, Callback sent) {
        writer.send(chunk, last, sent);
    }

    /** The reader of the response reports the failure, unless it is certain that the server received nothing. */
    @Override
    public boolean notSent(Throwable cause) {
        if (!reused || !writer.isUntouched()) {
            return false;
        }
        reset();
        return true;
    }

    /** Waits for the response first: once the bytes have left, the lane may already have made a tunnel of the connection. */
    void write(Callback callback, ByteBuffer... bytes) {
        pump.await();
        getEndPoint().write(callback, bytes);
    }

    /** Aborts the connection although a response has begun. */
    @Override
    public void abort(Throwable cause) {
        aborted = true;
        close();
    }

    /** Closes the connection without reporting to the exchange. */
    @Override
    public void reset() {
        exchange = null;
        state.set(State.CLOSED);
        close();
    }

    @Override
    public void onFillable() {
        if (state.get() != State.IDLE || !check()) {
            pump.readable();
        }
    }

    /**
     * Handles a read event on an idle connection: the server has closed it, sent unexpected bytes or TLS session
     * tickets, or there is nothing to read.
     *
     * @return false if the connection is in use meanwhile
     */
    private boolean check() {
        boolean silent;
        synchronized (this) {
            if (!state.compareAndSet(State.IDLE, State.CHECKED)) {
                return false;
            }
            silent = isSilent();
            state.set(silent ? State.IDLE : State.CLOSED);
        }
        if (silent) {
            pump.await();
        } else {
            pool.remove(this);
            close();
        }
        return true;
    }

    private boolean isSilent() {
        try {
            return tls == null ? getEndPoint().fill(BufferUtil.allocate(1)) == 0 : tls.isSilent();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        if (state.compareAndSet(State.IDLE, State.CLOSED)) {
            pool.remove(this);
            close();
        } else {
            aborted = true;
            pump.readable();
        }
    }

    @Override
    public boolean onIdleExpired(TimeoutException timeout) {
        // The exchange has its own time limit for the response.
        return state.get() != State.BUSY;
    }

    @Nullable
    UpstreamExchange exchange() {
        return exchange;
    }

    boolean aborted() {
        return aborted;
    }

    /** The callback for the next bytes from the server. */
    Callback readable() {
        return readable;
    }

    /** Is complete when no other thread writes on the connection. */
    CompletableFuture<Void> written() {
        return writer.written();
    }

    /** Connects this connection with the client's after a 101. @return why not, or null */
    @Nullable
    String upgrade(UpstreamExchange current, Http1Response response, ByteBuffer early) {
        String wanted = writer.upgrade();
        if (wanted == null) {
            return "101 although no other protocol was asked for";
        }
        if (!HopByHop.mayUpgrade(wanted, HopByHop.upgrade(response.fields()))) {
            return "101 for another protocol than was asked for";
        }
        Callback callback = current.upgrade();
        if (callback == null) {
            return "101 before the whole request was sent";
        }
        ResponseHead.takeUpgrade(response.fields(), current.client().response());
        ProtocolSwitch.begin(network, current.client(), callback, getEndPoint(), early);
        return null;
    }

    ExchangeFailure failure(Http1Response.Flaw flaw, Http1Response response) {
        if (flaw == Http1Response.Flaw.MALFORMED) {
            return ExchangeFailure.malformed(new InvalidResponseException(response.reason()));
        }
        IOException cause = new InvalidResponseException("the connection ends before the response does");
        return reused && pump.silent() ? ExchangeFailure.stale(cause) : ExchangeFailure.cut(cause);
    }

    /** Another protocol now uses the connection. */
    void leave() {
        state.set(State.CLOSED);
        exchange = null;
    }

    /**
     * The whole response was passed on.
     *
     * @param clean no bytes follow it
     */
    void finish(UpstreamExchange ended, Http1Response response, boolean clean) {
        exchange = null;
        ended.leaveStream();
        boolean persistent = !aborted && response.persistent() && keepFor(KeepAliveHint.of(response.fields()));
        if (ExchangePolicy.mayReuse(ended.sentWhole(), clean, persistent)) {
            idle();
        } else {
            reset();
        }
        ended.responded();
    }

    private boolean keepFor(@Nullable Duration announced) {
        if (announced == null) {
            return true;
        }
        long limit = announced.minusSeconds(1).toMillis();
        long usual = getEndPoint().getIdleTimeout();
        if (limit > 0 && (usual <= 0 || limit < usual)) {
            getEndPoint().setIdleTimeout(limit);
        }
        return limit > 0;
    }
}
