package io.passeur.forward;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Takes the request's body to the server: the next piece is read when the last one was sent. When the server wants no more
 * it can read what still comes and throw it away, within a limit, so that the client gets to read the answer.
 */
final class Http2RequestBody extends IteratingCallback {

    private static final long MAX_DISCARDED = 256 * 1024;

    private final Http2Exchange exchange;
    private final Request request;
    private final Runnable available = Invocable.from(InvocationType.NON_BLOCKING, this::available);
    private final Callback sent = Callback.from(InvocationType.NON_BLOCKING, this::succeeded, this::notSent);
    private final AtomicBoolean begun = new AtomicBoolean();

    private volatile @Nullable Stream stream;
    private volatile @Nullable Runnable discarded;
    private volatile boolean broken;
    private volatile boolean demanding;
    private volatile boolean ended;
    private volatile boolean handedOver;
    private Content.@Nullable Chunk first;
    private Content.@Nullable Chunk chunk;
    private long dropped;

    /** @param first what was read already, or null */
    Http2RequestBody(Http2Exchange exchange, Request request, Content.@Nullable Chunk first) {
        this.exchange = exchange;
        this.request = request;
        this.first = first;
    }

    /** Begins to send. Only the first call counts, of this and {@link #discard}. */
    void sendOn(Stream to) {
        if (begun.compareAndSet(false, true)) {
            stream = to;
            iterate();
        }
    }

    /** Whether anything may have been sent. */
    boolean isBegun() {
        return begun.get();
    }

    /** Whether all of it was read. */
    boolean isEnded() {
        return ended;
    }

    /** Whether the stream has got the last of it. */
    boolean isHandedOver() {
        return handedOver;
    }

    /** Sends nothing any more, and runs {@code then} when the client has sent all or too much. */
    void discard(Runnable then) {
        begun.set(true);
        discarded = then;
        iterate();
    }

    /** Frees what was read if nothing was ever done with it. */
    void drop() {
        if (begun.compareAndSet(false, true) && first != null) {
            first.release();
        }
    }

    private void available() {
        demanding = false;
        iterate();
    }

    @Override
    protected Action process() {
        while (true) {
            release();
            if (ended) {
                return Action.SUCCEEDED;
            }
            if (demanding || (broken && discarded == null)) {
                return Action.IDLE;
            }
            Content.Chunk next = read();
            if (next == null) {
                demanding = true;
                request.demand(available);
                return Action.IDLE;
            }
            if (Content.Chunk.isFailure(next)) {
                failed(next);
            } else if (discarded != null) {
                discard(next);
            } else if (next.isLast() || next.hasRemaining()) {
                send(next);
                return Action.SCHEDULED;
            } else {
                next.release();
            }
        }
    }

    private Content.@Nullable Chunk read() {
        Content.Chunk next = first;
        first = null;
        return next == null ? request.read() : next;
    }

    /** A client on HTTP/2 that is silent for long is no failure: its call may well be idle. */
    private void failed(Content.Chunk failure) {
        if (failure.isLast() || exchange.isHttp1Client()) {
            ended = true;
            exchange.clientGone(failure.getFailure());
        }
    }

    private void discard(Content.Chunk next) {
        dropped += next.remaining();
        ended = next.isLast() || dropped > MAX_DISCARDED;
        next.release();
    }

    private void send(Content.Chunk next) {
        Stream to = stream;
        if (to == null) {
            throw new IllegalStateException("no stream");
        }
        chunk = next;
        ended = next.isLast();
        handedOver = ended;
        if (next instanceof Trailers trailers) {
            sendTrailers(to, Http2Heads.trailers(trailers.getTrailers()));
        } else {
            to.data(new DataFrame(to.getId(), next.getByteBuffer(), ended), sent);
        }
    }

    private void sendTrailers(Stream to, HttpFields trailers) {
        if (trailers.size() == 0) {
            to.data(new DataFrame(to.getId(), BufferUtil.EMPTY_BUFFER, true), sent);
        } else if (Http2Fields.fit(trailers, 0, ((HTTP2Stream) to).getSession())) {
            MetaData fields = new MetaData(HttpVersion.HTTP_2, trailers);
            to.headers(new HeadersFrame(to.getId(), fields, null, true), sent);
        } else {
            sent.failed(new HttpException.RuntimeException(431, "the server takes no trailers of that size"));
        }
    }

    /** The stream's own events say what went wrong and whether that matters. */
    private void notSent(Throwable cause) {
        broken = true;
        Stream to = stream;
        if (to != null) {
            exchange.requestNotSent(to, cause);
        }
        succeeded();
    }

    private void release() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }

    @Override
    protected void onCompleteSuccess() {
        Runnable then = discarded;
        if (then != null) {
            then.run();
        } else {
            exchange.requestSent();
        }
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        release();
        exchange.clientGone(cause);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
