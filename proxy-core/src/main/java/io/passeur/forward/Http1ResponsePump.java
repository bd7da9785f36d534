package io.passeur.forward;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Reads a server's answers and hands them on piece by piece: the next is read when the client has taken the last. Runs on one
 * thread at a time, usually the lane's.
 */
final class Http1ResponsePump extends IteratingCallback {

    private static final int SMALL = 16 * 1024;
    private static final int MEDIUM = 64 * 1024;
    private static final int LARGE = 128 * 1024;
    private static final int MAX_INTERIM = 64;

    private final Http1Connection connection;
    private final EndPoint endPoint;
    private final ByteBufferPool buffers;
    /** Below it may wait what was read already, of which no selector tells. */
    private final boolean layered;

    private final Http1Response answer = new Http1Response();

    private int size = SMALL;
    private int largest;
    private RetainableByteBuffer.@Nullable Mutable buffer;
    private boolean toHead;
    private boolean begun;
    private boolean headHeld;
    private boolean lastWritten;
    private boolean drained;
    private int interims;

    Http1ResponsePump(Http1Connection connection, ByteBufferPool buffers) {
        this.connection = connection;
        this.endPoint = connection.getEndPoint();
        this.buffers = buffers;
        this.layered = endPoint instanceof EndPoint.Wrapper;
    }

    /**
     * Gets ready for the next answer.
     *
     * @param head the request is HEAD
     */
    void begin(boolean head) {
        toHead = head;
        // A server that gave a large answer on this connection will often give another.
        size = sizeFor(largest);
        largest = 0;
        begun = false;
        headHeld = false;
        lastWritten = false;
        interims = 0;
        answer.begin(head);
    }

    /** Whether the server has not said a byte since the request began. */
    boolean silent() {
        return largest == 0;
    }

    /** Waits for the server to say something, or to close. */
    void await() {
        endPoint.tryFillInterested(connection.readable());
    }

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
            Http1Exchange current = connection.exchange();
            if (current == null) {
                releaseBuffer();
                action = Action.IDLE;
            } else if (lastWritten) {
                lastWritten = false;
                boolean clean = !hasInput();
                releaseBuffer();
                connection.finish(current, answer, clean);
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
        await();
        return Action.IDLE;
    }

    private int read() {
        if (connection.aborted()) {
            answer.cut();
            return -1;
        }
        if (buffer != null && buffer.capacity() < size) {
            releaseBuffer();
        }
        RetainableByteBuffer.Mutable target = buffer;
        if (target == null) {
            target = buffers.acquire(size, true);
            buffer = target;
        }
        try {
            int filled = endPoint.fill(target.getByteBuffer());
            drained = target.space() > 0 && !layered;
            largest = Math.max(largest, filled);
            size = Math.max(size, sizeFor(filled));
            return filled;
        } catch (IOException e) {
            answer.cut();
            return -1;
        }
    }

    /** Takes as much at once, and shows by the room that is left that there was no more. Fewer pieces are fewer writes. */
    private static int sizeFor(int filled) {
        if (filled < SMALL) {
            return SMALL;
        }
        return filled < MEDIUM ? MEDIUM : LARGE;
    }

    private @Nullable Action parse(Http1Exchange current) {
        if (buffer != null) {
            answer.parse(buffer.getByteBuffer());
        }
        return handle(current);
    }

    private @Nullable Action handle(Http1Exchange current) {
        Http1Response.Flaw flaw = answer.flaw();
        if (flaw != null) {
            releaseBuffer();
            connection.discard();
            current.broken(connection, flaw);
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
                connection.discard();
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
            connection.discard();
            current.broken(connection, Http1Response.Flaw.MALFORMED);
            return null;
        }
        CompletableFuture<?> relayed = current.interim(answer.status(), answer.fields());
        answer.begin(toHead);
        if (relayed.isDone()) {
            return null;
        }
        CompletableFuture<?> unused = relayed.whenComplete((nothing, failure) -> succeeded());
        return Action.SCHEDULED;
    }

    private @Nullable Action switchProtocols(Http1Exchange current) {
        ByteBuffer early = buffer == null ? BufferUtil.EMPTY_BUFFER : BufferUtil.copy(buffer.getByteBuffer());
        if (current.switchProtocols(answer, endPoint, early)) {
            connection.leave();
        } else {
            connection.discard();
            current.broken(connection, Http1Response.Flaw.MALFORMED);
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
        Http1Exchange current = connection.exchange();
        connection.discard();
        if (current != null) {
            current.breakAnswer(cause);
        }
    }
}
