package io.passeur.http.subrequest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.SerializedInvoker;
import org.jspecify.annotations.Nullable;

/**
 * Passes the body of a response from its writer to its reader, one piece at a time: the next piece is requested when
 * the previous one is released. Nothing is copied. Thread-safe.
 */
final class ResponseBody implements Content.Source {

    private final SubRequestExchange exchange;
    private final SerializedInvoker invoker = new SerializedInvoker(ResponseBody.class);
    private @Nullable Piece piece;
    private @Nullable Runnable demand;
    private boolean ended;
    private boolean taken;
    private @Nullable Throwable failure;

    ResponseBody(SubRequestExchange exchange) {
        this.exchange = exchange;
    }

    /** Accepts a piece; {@code written} completes when the reader has released it. */
    void offer(boolean last, ByteBuffer content, Callback written) {
        boolean empty = !content.hasRemaining();
        Throwable cause = take(last, empty ? null : new Piece(content, last, written));
        if (cause != null) {
            written.failed(cause);
            return;
        }
        wake();
        if (empty) {
            written.succeeded();
        }
    }

    private synchronized @Nullable Throwable take(boolean last, @Nullable Piece next) {
        if (failure == null) {
            piece = next;
            ended = last && next == null;
            taken = ended;
        }
        return failure;
    }

    /** The writer has written the whole body. */
    void end() {
        synchronized (this) {
            ended = true;
            taken = piece == null;
        }
        wake();
    }

    /** Whether the reader has received the whole body, so that it can no longer be cancelled. */
    synchronized boolean isTaken() {
        return taken;
    }

    /** From now on, reads and writes fail. Only the first call has an effect. */
    void abort(Throwable cause) {
        Piece dropped;
        synchronized (this) {
            if (failure != null) {
                return;
            }
            failure = cause;
            dropped = piece;
            piece = null;
        }
        wake();
        if (dropped != null) {
            dropped.written().failed(cause);
        }
    }

    private void wake() {
        Runnable waiting;
        synchronized (this) {
            waiting = demand;
            demand = null;
        }
        if (waiting != null) {
            invoker.run(waiting);
        }
    }

    @Override
    public Content.@Nullable Chunk read() {
        Piece next;
        synchronized (this) {
            if (failure != null) {
                return Content.Chunk.from(failure);
            }
            if (piece == null) {
                return ended ? Content.Chunk.EOF : null;
            }
            next = piece;
            piece = null;
            ended = next.last();
        }
        return Content.Chunk.from(next.content(), next.last(), () -> release(next));
    }

    private void release(Piece read) {
        Throwable cause;
        synchronized (this) {
            cause = failure;
            taken |= read.last() && cause == null;
        }
        if (cause == null) {
            read.written().succeeded();
        } else {
            read.written().failed(cause);
        }
    }

    @Override
    public void demand(Runnable available) {
        synchronized (this) {
            if (piece == null && !ended && failure == null) {
                demand = available;
                return;
            }
        }
        invoker.run(available);
    }

    @Override
    public void fail(Throwable cause) {
        exchange.cancel(cause);
    }

    private record Piece(ByteBuffer content, boolean last, Callback written) {}
}
