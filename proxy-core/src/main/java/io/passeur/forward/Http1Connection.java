package io.passeur.forward;

import io.passeur.net.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server. While it is idle it waits for the server's close; while an exchange uses it, it reads the answer
 * and hands it on piece by piece, reading the next when the client has taken the last.
 */
final class Http1Connection extends AbstractConnection.NonBlocking {

    private enum State {
        IDLE,
        BUSY,
        /** Never used again, but not necessarily closed yet. */
        CLOSED
    }

    private static final int SMALL = 16 * 1024;
    private static final int LARGE = 64 * 1024;
    private static final int MAX_INTERIM = 64;

    private final Network network;
    private final Http1Pool pool;
    private final int lane;
    private final HeadBuffer head = new HeadBuffer();
    private final Http1Answer answer = new Http1Answer();
    private final AnswerPump pump = new AnswerPump();
    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private volatile @Nullable Http1Exchange exchange;
    private volatile boolean aborted;
    private boolean reused;

    Http1Connection(EndPoint endPoint, Network network, Http1Pool pool, int lane, Http1Exchange exchange) {
        super(endPoint, network.executor());
        this.network = network;
        this.pool = pool;
        this.lane = lane;
        this.exchange = exchange;
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

    @Override
    public void onOpen() {
        super.onOpen();
        Http1Exchange first = exchange;
        if (first != null) {
            first.use(this);
        }
    }

    /** Turns an idle connection over to an exchange. @return false if it is none any more */
    boolean assign(Http1Exchange next) {
        EndPoint endPoint = getEndPoint();
        if (!endPoint.isOpen() || hasExpired(endPoint)) {
            discard();
            return false;
        }
        exchange = next;
        if (state.compareAndSet(State.IDLE, State.BUSY)) {
            reused = true;
            return true;
        }
        exchange = null;
        return false;
    }

    private static boolean hasExpired(EndPoint endPoint) {
        long limit = endPoint.getIdleTimeout();
        return limit > 0 && endPoint instanceof IdleTimeout clock && clock.getIdleFor() >= limit;
    }

    /** Gets ready for the answer to a request that is about to be written. */
    void begin(boolean toHead) {
        pump.begin(toHead);
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
        if (state.compareAndSet(State.IDLE, State.CLOSED)) {
            // Either the server closes, or it says something that nobody asked for.
            pool.remove(this);
            close();
        } else {
            pump.readable();
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

    private void finish(Http1Exchange ended, boolean clean) {
        exchange = null;
        if (clean && !aborted && ended.sentWhole() && answer.persistent() && keepFor(KeepAlive.of(answer.fields()))) {
            state.set(State.IDLE);
            pump.await();
            if (!pool.release(this) && state.compareAndSet(State.IDLE, State.CLOSED)) {
                close();
            }
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

    /** Reads answers. Runs on one thread at a time, usually the lane's. */
    private final class AnswerPump extends IteratingCallback {

        private int size = SMALL;
        private int largest;
        private RetainableByteBuffer.@Nullable Mutable buffer;
        private boolean toHead;
        private boolean begun;
        private boolean headHeld;
        private boolean lastWritten;
        private boolean drained;
        private int interims;

        void begin(boolean head) {
            toHead = head;
            // A server that gave a large answer on this connection will often give another.
            size = largest > SMALL ? LARGE : SMALL;
            largest = 0;
            begun = false;
            headHeld = false;
            lastWritten = false;
            interims = 0;
            answer.begin(head);
        }

        void await() {
            tryFillInterested();
        }

        private void tryFillInterested() {
            Http1Connection.this.tryFillInterested(readable);
        }

        private final Callback readable = new Callback() {
            @Override
            public InvocationType getInvocationType() {
                return InvocationType.NON_BLOCKING;
            }

            @Override
            public void succeeded() {
                onFillable();
            }

            @Override
            public void failed(Throwable x) {
                onFillInterestedFailed(x);
            }
        };

        void readable() {
            drained = false;
            iterate();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        protected Action process() {
            Action action = null;
            while (action == null) {
                Http1Exchange current = exchange;
                if (current == null) {
                    releaseBuffer();
                    action = Action.IDLE;
                } else if (lastWritten) {
                    lastWritten = false;
                    boolean clean = !hasInput();
                    releaseBuffer();
                    finish(current, clean);
                    action = Action.IDLE;
                } else {
                    action = hasInput() ? parse(current) : fill(current);
                }
            }
            return action;
        }

        private boolean hasInput() {
            return buffer != null && buffer.hasRemaining();
        }

        private @Nullable Action fill(Http1Exchange current) {
            // After a read that left room there is rarely more; the selector tells when there is.
            int filled = drained && !headHeld ? 0 : read();
            if (filled > 0) {
                return parse(current);
            }
            if (filled < 0) {
                answer.end();
                return handle(current);
            }
            if (headHeld) {
                headHeld = false;
                current.write(false, BufferUtil.EMPTY_BUFFER, this);
                return Action.SCHEDULED;
            }
            releaseBuffer();
            tryFillInterested();
            return Action.IDLE;
        }

        private int read() {
            if (aborted) {
                answer.cut();
                return -1;
            }
            if (buffer != null && buffer.capacity() < size) {
                releaseBuffer();
            }
            RetainableByteBuffer.Mutable target = buffer;
            if (target == null) {
                target = network.buffers().acquire(size, true);
                buffer = target;
            }
            try {
                int filled = getEndPoint().fill(target.getByteBuffer());
                drained = target.space() > 0;
                size = drained ? size : LARGE;
                largest = Math.max(largest, drained ? filled : LARGE);
                return filled;
            } catch (IOException e) {
                answer.cut();
                return -1;
            }
        }

        private @Nullable Action parse(Http1Exchange current) {
            if (buffer != null) {
                answer.parse(buffer.getByteBuffer());
            }
            return handle(current);
        }

        private @Nullable Action handle(Http1Exchange current) {
            Http1Answer.Flaw flaw = answer.flaw();
            if (flaw != null) {
                releaseBuffer();
                discard();
                current.broken(flaw);
                return Action.IDLE;
            }
            if (answer.interim()) {
                return interim(current);
            }
            if (!answer.headComplete()) {
                return null;
            }
            if (!begun) {
                begun = current.beginAnswer(answer);
                headHeld = begun;
                if (!begun) {
                    discard();
                    return null;
                }
            }
            return relay(current);
        }

        private @Nullable Action relay(Http1Exchange current) {
            ByteBuffer payload = answer.payload();
            boolean last = answer.complete();
            if (!last && !payload.hasRemaining()) {
                return null;
            }
            headHeld = false;
            lastWritten = last;
            current.write(last, payload, this);
            return Action.SCHEDULED;
        }

        private @Nullable Action interim(Http1Exchange current) {
            if (answer.status() == HttpStatus.SWITCHING_PROTOCOLS_101) {
                return switchProtocols(current);
            }
            if (++interims > MAX_INTERIM) {
                discard();
                current.broken(Http1Answer.Flaw.MALFORMED);
                return null;
            }
            CompletableFuture<?> relayed = current.interim(answer.status(), answer.fields());
            answer.begin(toHead);
            if (relayed.isDone()) {
                return null;
            }
            relayed.whenComplete((nothing, failure) -> succeeded());
            return Action.SCHEDULED;
        }

        private @Nullable Action switchProtocols(Http1Exchange current) {
            ByteBuffer early = buffer == null ? BufferUtil.EMPTY_BUFFER : BufferUtil.copy(buffer.getByteBuffer());
            if (current.switchProtocols(answer, getEndPoint(), early)) {
                state.set(State.CLOSED);
                exchange = null;
            } else {
                discard();
                current.broken(Http1Answer.Flaw.MALFORMED);
            }
            return null;
        }

        private void releaseBuffer() {
            if (buffer != null) {
                buffer.release();
                buffer = null;
            }
        }

        /** The client has gone, or the answer does not keep what its head promised. */
        @Override
        protected void onCompleteFailure(Throwable cause) {
            releaseBuffer();
            Http1Exchange current = exchange;
            discard();
            if (current != null) {
                current.breakAnswer(cause);
            }
        }
    }
}
