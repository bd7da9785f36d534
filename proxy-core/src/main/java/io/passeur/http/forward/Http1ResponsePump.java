package io.passeur.http.forward;

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
 * Reads a server's responses and passes them on in pieces: the next piece is read after the previous one is written to
 * the client. Runs on one thread at a time, usually the lane's.
 */
final class Http1ResponsePump extends IteratingCallback {

    private static final int SMALL = 16 * 1024;
    private static final int MEDIUM = 64 * 1024;
    private static final int LARGE = 128 * 1024;
    private static final int MAX_INTERIM = 64;

    private final Http1Connection connection;
    private final EndPoint endPoint;
    private final ByteBufferPool buffers;
    /** The layer below may hold bytes that it has already read and that the selector does not report. */
    private final boolean layered;

    private final Http1Response response = new Http1Response();

    private int size = SMALL;
    private int largest;
    private RetainableByteBuffer.@Nullable Mutable buffer;
    private boolean toHead;
    private boolean begun;
    private boolean headHeld;
    private boolean lastWritten;
    private boolean drained;
    private boolean switching;
    private int interims;

    Http1ResponsePump(Http1Connection connection, ByteBufferPool buffers) {
        this.connection = connection;
        this.endPoint = connection.getEndPoint();
        this.buffers = buffers;
        this.layered = endPoint instanceof EndPoint.Wrapper;
    }

    /**
     * Prepares for the next response.
     *
     * @param head the request is HEAD
     */
    void begin(boolean head) {
        toHead = head;
        // A server that sent a large response on this connection will often send another.
        size = sizeFor(largest);
        largest = 0;
        begun = false;
        headHeld = false;
        lastWritten = false;
        switching = false;
        interims = 0;
        response.begin(head);
    }

    /** Whether the server has not sent a byte since the request began. */
    boolean silent() {
        return largest == 0;
    }

    /** Waits for bytes from the server, or for its close. */
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
            UpstreamExchange current = connection.exchange();
            if (current == null) {
                releaseBuffer();
                action = Action.IDLE;
            } else if (switching) {
                switching = false;
                upgrade(current);
            } else if (lastWritten) {
                lastWritten = false;
                boolean clean = !hasInput();
                releaseBuffer();
                connection.finish(current, response, clean);
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

    private @Nullable Action fill(UpstreamExchange current) {
        // After a read that did not fill the buffer there is rarely more; the selector reports it if there is.
        int filled = drained && !headHeld ? 0 : read();
        if (filled > 0) {
            return parse(current);
        }
        if (filled < 0) {
            response.end();
            return handle(current);
        }
        if (headHeld) {
            headHeld = false;
            current.client().write(false, BufferUtil.EMPTY_BUFFER, this);
            return Action.SCHEDULED;
        }
        releaseBuffer();
        await();
        return Action.IDLE;
    }

    private int read() {
        if (connection.aborted()) {
            response.cut();
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
            response.cut();
            return -1;
        }
    }

    /**
     * The size of the next buffer, larger than the last read: free space after a read shows that there was no more.
     * Larger pieces mean fewer writes.
     */
    private static int sizeFor(int filled) {
        if (filled < SMALL) {
            return SMALL;
        }
        return filled < MEDIUM ? MEDIUM : LARGE;
    }

    private @Nullable Action parse(UpstreamExchange current) {
        if (buffer != null) {
            response.parse(buffer.getByteBuffer());
        }
        return handle(current);
    }

    private @Nullable Action handle(UpstreamExchange current) {
        Http1Response.Flaw flaw = response.flaw();
        if (flaw != null) {
            releaseBuffer();
            broken(current, flaw);
            return Action.IDLE;
        }
        if (response.interim()) {
            return interim(current);
        }
        if (!response.headComplete()) {
            return null;
        }
        if (!begun) {
            begun = current.begin(response.status(), response.fields(), response.trailersToCome());
            headHeld = begun;
            if (!begun) {
                connection.reset();
                return null;
            }
        }
        return relay(current);
    }

    private @Nullable Action relay(UpstreamExchange current) {
        ByteBuffer payload = response.payload();
        boolean last = response.complete();
        if (!last && !payload.hasRemaining()) {
            return null;
        }
        headHeld = false;
        lastWritten = last;
        current.client().write(last, payload, this);
        return Action.SCHEDULED;
    }

    private @Nullable Action interim(UpstreamExchange current) {
        if (response.status() == HttpStatus.SWITCHING_PROTOCOLS_101) {
            switching = true;
            return after(connection.written());
        }
        if (++interims > MAX_INTERIM) {
            refuse(current, "more than " + MAX_INTERIM + " interim responses");
            return null;
        }
        CompletableFuture<?> relayed = current.interim(connection, response.status(), response.fields());
        response.begin(toHead);
        return after(relayed);
    }

    private @Nullable Action after(CompletableFuture<?> event) {
        if (event.isDone()) {
            return null;
        }
        CompletableFuture<?> unused = event.whenComplete((nothing, failure) -> succeeded());
        return Action.SCHEDULED;
    }

    private void upgrade(UpstreamExchange current) {
        ByteBuffer early = buffer == null ? BufferUtil.EMPTY_BUFFER : BufferUtil.copy(buffer.getByteBuffer());
        String refusal = connection.upgrade(current, response, early);
        if (refusal == null) {
            connection.leave();
        } else {
            refuse(current, refusal);
        }
    }

    private void refuse(UpstreamExchange current, String why) {
        response.refuse(why);
        broken(current, Http1Response.Flaw.MALFORMED);
    }

    private void broken(UpstreamExchange current, Http1Response.Flaw flaw) {
        connection.reset();
        current.failed(connection, connection.failure(flaw, response));
    }

    private void releaseBuffer() {
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }

    /** The client disconnected, or the response body contradicts its head. */
    @Override
    protected void onCompleteFailure(Throwable cause) {
        releaseBuffer();
        UpstreamExchange current = connection.exchange();
        connection.reset();
        if (current != null) {
            current.failed(connection, ExchangeFailure.notWritten(cause));
        }
    }
}
