package io.passeur.http.forward;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Copies the request body to the server: the next chunk is read after the previous one was sent. Once {@linkplain #stop
 * stopped}, it sends nothing; it can {@linkplain #discard discard} the rest, within a limit, so that the client reads
 * the response.
 */
final class RequestBody extends IteratingCallback {

    private static final long MAX_DISCARDED = 256 * 1024;

    private final UpstreamExchange exchange;
    private final Content.Source source;
    private final RequestFraming framing;
    private final boolean http1;
    private final boolean expectsContinue;
    private final Runnable available = new Invocable.ReadyTask(InvocationType.NON_BLOCKING, this::available);
    private final Callback sent = Callback.from(InvocationType.NON_BLOCKING, this::succeeded, this::notSent);
    private final AtomicBoolean begun = new AtomicBoolean();
    private Content.@Nullable Chunk first;
    private Content.@Nullable Chunk chunk;
    private volatile @Nullable UpstreamStream stream;
    private volatile boolean untouched;
    private volatile boolean demanding;
    private volatile boolean stopped;
    private volatile boolean discarding;
    private volatile boolean ended;
    private boolean whole;
    private long passed;
    private long discarded;

    /** @param first a chunk that was read before, or null */
    RequestBody(
            UpstreamExchange exchange,
            Content.Source source,
            RequestFraming framing,
            boolean http1,
            boolean expectsContinue,
            Content.@Nullable Chunk first) {
        this.exchange = exchange;
        this.source = source;
        this.framing = framing;
        this.http1 = http1;
        this.expectsContinue = expectsContinue;
        this.first = first;
    }

    /** Starts to send, or sends again a chunk of which the previous stream took no byte. */
    void sendOn(UpstreamStream to) {
        if (begun.compareAndSet(false, true)) {
            stream = to;
            iterate();
        } else if (untouched) {
            untouched = false;
            stream = to;
            resend(to);
        }
    }

    private void resend(UpstreamStream to) {
        Content.Chunk again = chunk;
        if (again != null) {
            to.send(again, ended, sent);
        } else if (!to.flush(sent)) {
            succeeded();
        }
    }

    boolean isBegun() {
        return begun.get();
    }

    /** Whether no byte of the body has reached a server. */
    boolean isIntact() {
        return !begun.get() || untouched;
    }

    /** Whether sending starts only after the server's {@code 100 Continue}, or after a time limit. */
    boolean waits() {
        return expectsContinue && !begun.get();
    }

    /** What to do with the rest when the response is complete. */
    ExchangePolicy.Upload rest() {
        return ExchangePolicy.afterResponse(ended, begun.get(), expectsContinue, http1);
    }

    /** Whether the body was read to its end; the last chunk may still be on its way to the server. */
    boolean isEnded() {
        return ended;
    }

    /** Stops sending. */
    void stop() {
        stopped = true;
    }

    /** Reads and discards the rest, and then notifies the exchange. */
    void discard() {
        stopped = true;
        discarding = true;
        begun.set(true);
        iterate();
    }

    /** Hands over a chunk of which no server has received a byte; the caller then owns it. */
    Content.@Nullable Chunk giveBack() {
        begun.set(true);
        stopped = true;
        Content.Chunk read = chunk == null ? first : chunk;
        chunk = null;
        first = null;
        return read;
    }

    /** Releases a chunk that was read but never used. */
    void drop() {
        stopped = true;
        if (begun.compareAndSet(false, true)) {
            Content.Chunk unused = giveBack();
            if (unused != null) {
                unused.release();
            }
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private void available() {
        demanding = false;
        iterate();
    }

    @Override
    protected Action process() {
        while (true) {
            releaseChunk();
            if (ended) {
                return Action.SUCCEEDED;
            }
            if (demanding || (stopped && !discarding)) {
                return Action.IDLE;
            }
            Content.Chunk next = read();
            if (next == null) {
                return idle();
            }
            Action action = Content.Chunk.isFailure(next) ? failed(next) : take(next);
            if (action != null) {
                return action;
            }
        }
    }

    private Content.@Nullable Chunk read() {
        Content.Chunk next = first;
        first = null;
        return next == null ? source.read() : next;
    }

    private Action idle() {
        UpstreamStream to = stream;
        if (!stopped && to != null && to.flush(sent)) {
            return Action.SCHEDULED;
        }
        demanding = true;
        source.demand(available);
        return Action.IDLE;
    }

    /** An HTTP/2 stream that is silent for long has not failed: streaming calls may be idle. */
    private @Nullable Action failed(Content.Chunk failure) {
        if (!failure.isLast() && !http1) {
            return null;
        }
        ended = true;
        exchange.clientFailed(failure.getFailure());
        return Action.SUCCEEDED;
    }

    private @Nullable Action take(Content.Chunk next) {
        if (stopped) {
            return drop(next);
        }
        boolean trailers = next instanceof Trailers;
        if (!next.isLast() && !next.hasRemaining() && !trailers) {
            next.release();
            return null;
        }
        return send(next);
    }

    private @Nullable Action drop(Content.Chunk next) {
        discarded += next.remaining();
        ended = next.isLast() || discarded > MAX_DISCARDED;
        next.release();
        return null;
    }

    private Action send(Content.Chunk next) {
        chunk = next;
        UpstreamStream to = stream;
        if (to == null || !isAsAnnounced(next)) {
            ended = true;
            exchange.clientFailed(new HttpException.RuntimeException(
                    HttpStatus.BAD_REQUEST_400, "the body's length differs from Content-Length"));
            releaseChunk();
            return Action.SUCCEEDED;
        }
        // On HTTP/1.1, the announced length ends the body, so there is no need to wait for more.
        whole = next.isLast() || (http1 && !framing.chunked() && passed == framing.length());
        ended = whole;
        to.send(next, whole, sent);
        return Action.SCHEDULED;
    }

    private boolean isAsAnnounced(Content.Chunk next) {
        passed += next.remaining();
        return framing.chunked() || passed == framing.length() || (passed < framing.length() && !next.isLast());
    }

    private void notSent(Throwable cause) {
        UpstreamStream to = stream;
        if (!stopped && to != null && to.notSent(cause)) {
            untouched = true;
            if (exchange.failed(to, ExchangeFailure.unprocessed(cause))) {
                return;
            }
            untouched = false;
        }
        // The server may have responded before it closed the connection; the reader of the response decides.
        stopped = true;
        whole = false;
        succeeded();
    }

    private void releaseChunk() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }

    @Override
    protected void onCompleteSuccess() {
        releaseChunk();
        exchange.requestEnded(whole);
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        releaseChunk();
        exchange.clientFailed(cause);
        exchange.requestEnded(false);
    }
}
