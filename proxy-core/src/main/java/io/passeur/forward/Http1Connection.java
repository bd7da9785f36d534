package io.passeur.forward;

import io.passeur.net.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server. While it is idle it waits for the server's close; while an exchange uses it, its pump reads the
 * answer.
 */
final class Http1Connection extends AbstractConnection.NonBlocking {

    private enum State {
        IDLE,
        BUSY,
        /** Idle, but something has come that may be only TLS talking about itself. */
        CHECKED,
        /** Never used again, but not necessarily closed yet. */
        CLOSED
    }

    private final Http1Pool pool;
    private final int lane;
    private final HeadBuffer head = new HeadBuffer();
    private final Callback readable =
            Callback.from(Invocable.InvocationType.NON_BLOCKING, this::onFillable, this::onFillInterestedFailed);
    private final Http1ResponsePump pump;
    /** The layer below, if there is one. */
    private final @Nullable UpstreamTlsConnection tls;

    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private @Nullable Http1Exchange first;
    private volatile @Nullable Http1Exchange exchange;
    private volatile boolean aborted;
    private boolean reused;

    /** @param first uses it at once; null if it begins idle */
    Http1Connection(EndPoint endPoint, Network network, Http1Pool pool, int lane, @Nullable Http1Exchange first) {
        super(endPoint, network.executor());
        this.tls = endPoint instanceof SslConnection.SslEndPoint layered
                        && layered.getSslConnection() instanceof UpstreamTlsConnection layer
                ? layer
                : null;
        this.pump = new Http1ResponsePump(this, network.buffers());
        this.pool = pool;
        this.lane = lane;
        this.first = first;
        endPoint.setIdleTimeout(pool.idleTimeout().toMillis());
    }

    int lane() {
        return lane;
    }

    HeadBuffer head() {
        return head;
    }

    /** Whether it has carried an exchange before, so that the server may have closed it meanwhile. */
    boolean reused() {
        return reused;
    }

    /** Whether not a byte of an answer has come. */
    boolean silent() {
        return pump.silent();
    }

    @Override
    public void onOpen() {
        super.onOpen();
        Http1Exchange opener = first;
        first = null;
        if (opener == null) {
            idle();
        } else {
            opener.use(this);
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
     * Turns an idle connection over to an exchange, unless it is idle no more.
     *
     * @param look the lane may not have come to the server's close yet, so see whether there is one
     */
    boolean assign(boolean look) {
        EndPoint endPoint = getEndPoint();
        if (!endPoint.isOpen() || hasExpired(endPoint)) {
            discard();
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
            // Nothing can be read from the layer while it waits for the selector: this ends the wait, and begins
            // another.
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

    /** Gets ready for the answer to a request that is about to be written. */
    void begin(Http1Exchange next, boolean toHead) {
        pump.begin(toHead);
        // Last, so that who sees the exchange sees the rest.
        exchange = next;
    }

    void write(Callback callback, ByteBuffer... bytes) {
        getEndPoint().write(callback, bytes);
        pump.await();
    }

    /** Breaks the connection under an answer that has begun; the exchange is told as if the server had done it. */
    void abort() {
        aborted = true;
        close();
    }

    /** Closes the connection; nobody is told. */
    void discard() {
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
     * Nobody uses it: either the server closes, or it says something that nobody asked for, or TLS hands out tickets, or
     * there is nothing at all.
     *
     * @return false if it is in use by now
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
        // How long an answer may take is the exchange's business.
        return state.get() != State.BUSY;
    }

    @Nullable
    Http1Exchange exchange() {
        return exchange;
    }

    boolean aborted() {
        return aborted;
    }

    /** What waits for the server to say something. */
    Callback readable() {
        return readable;
    }

    /** Another protocol has taken the connection over. */
    void leave() {
        state.set(State.CLOSED);
        exchange = null;
    }

    /**
     * The answer was handed on whole.
     *
     * @param clean nothing stood behind it
     */
    void finish(Http1Exchange ended, Http1Response answer, boolean clean) {
        exchange = null;
        if (clean && !aborted && ended.sentWhole() && answer.persistent() && keepFor(KeepAliveHint.of(answer.fields()))) {
            idle();
        } else {
            discard();
        }
        ended.answered();
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
