package io.passeur.forward;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** Takes the request's body to the server: the next piece is read when the last one was sent. */
final class H2cRequestBody extends IteratingCallback {

    private final H2cExchange exchange;
    private final Request request;
    private final Stream stream;
    private final Runnable available = Invocable.from(InvocationType.NON_BLOCKING, this::iterate);

    private Content.@Nullable Chunk chunk;
    private boolean first = true;
    private boolean last;

    /** @param begin what was read already, or null */
    H2cRequestBody(H2cExchange exchange, Request request, Stream stream, Content.@Nullable Chunk begin) {
        this.exchange = exchange;
        this.request = request;
        this.stream = stream;
        chunk = begin;
    }

    @Override
    protected Action process() {
        if (last) {
            return Action.SUCCEEDED;
        }
        while (true) {
            Content.Chunk next = first && chunk != null ? chunk : request.read();
            first = false;
            chunk = next;
            if (next == null) {
                request.demand(available);
                return Action.IDLE;
            }
            if (Content.Chunk.isFailure(next)) {
                exchange.clientGone(next.getFailure());
                return Action.IDLE;
            }
            if (next.isLast() || next.hasRemaining()) {
                send(next);
                return Action.SCHEDULED;
            }
            next.release();
        }
    }

    private void send(Content.Chunk next) {
        last = next.isLast();
        if (next instanceof Trailers trailers) {
            MetaData fields = new MetaData(HttpVersion.HTTP_2, trailers.getTrailers());
            stream.headers(new HeadersFrame(stream.getId(), fields, null, true), this);
        } else {
            stream.data(new DataFrame(stream.getId(), next.getByteBuffer(), last), this);
        }
    }

    @Override
    protected void onSuccess() {
        release();
    }

    @Override
    protected void onCompleteSuccess() {
        exchange.requestSent();
    }

    /** The stream's own events say what went wrong and whether that matters. */
    @Override
    protected void onCompleteFailure(Throwable cause) {
        release();
        exchange.requestNotSent(stream, cause);
    }

    private void release() {
        Content.Chunk sent = chunk;
        chunk = null;
        if (sent != null) {
            sent.release();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
