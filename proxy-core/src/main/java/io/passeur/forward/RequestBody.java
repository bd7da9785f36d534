package io.passeur.forward;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Takes the client's body to the server, one piece at a time. Once {@linkplain #stop stopped} it reads what still comes and
 * throws it away, within a limit, so that the client gets to read the answer.
 */
final class RequestBody extends IteratingCallback {

    private static final long MAX_DISCARDED = 256 * 1024;
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST = {'0', '\r', '\n'};

    private final Http1Exchange exchange;
    private final Content.Source source;
    private final RequestFraming framing;
    private final boolean endsByLength;
    private final Runnable available = new Invocable.ReadyTask(InvocationType.NON_BLOCKING, this::iterate);
    private final Callback sent = Callback.from(InvocationType.NON_BLOCKING, this::succeeded, this::notSent);
    private @Nullable Http1Connection connection;
    private @Nullable ByteBuffer head;
    private Content.@Nullable Chunk first;
    private Content.@Nullable Chunk chunk;
    private ByteBuffer[] pieces = {};
    private volatile boolean stopped;
    private long passed;
    private long discarded;
    private boolean startsWithHead;
    private volatile boolean ended;
    private boolean whole;

    /**
     * The body of one request.
     *
     * @param endsByLength the announced length alone ends the body; no word of the client's need be waited for
     * @param first what was read of the body before, or null
     */
    RequestBody(
            Http1Exchange exchange,
            Content.Source source,
            RequestFraming framing,
            boolean endsByLength,
            Content.@Nullable Chunk first) {
        this.exchange = exchange;
        this.source = source;
        this.framing = framing;
        this.endsByLength = endsByLength && !framing.chunked();
        this.first = first;
    }

    /** Begins to send the head and what follows. */
    void start(Http1Connection to, ByteBuffer requestHead) {
        connection = to;
        head = requestHead;
        iterate();
    }

    /** Begins to send the body alone; the head is on its way. */
    void start(Http1Connection to) {
        connection = to;
        iterate();
    }

    /** Begins only to read. */
    void discard() {
        stopped = true;
        iterate();
    }

    /** Whether the client has said all that it will; the last of it may still be on its way to the server. */
    boolean exhausted() {
        return ended;
    }

    /** Sends nothing any more. */
    void stop() {
        stopped = true;
    }

    /** Gives up what no connection took a byte of; somebody else sends it. */
    Content.@Nullable Chunk giveBack() {
        Content.Chunk read = chunk == null ? first : chunk;
        chunk = null;
        first = null;
        return read;
    }

    /** Sends what the previous connection did not take a byte of. */
    void sendAgain(Http1Connection to) {
        connection = to;
        to.write(sent, pieces);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    protected Action process() {
        while (true) {
            releaseChunk();
            if (ended) {
                return Action.SUCCEEDED;
            }
            Content.Chunk next = read();
            if (next == null) {
                if (head != null && !stopped) {
                    return send(null);
                }
                source.demand(available);
                return Action.IDLE;
            }
            if (Content.Chunk.isFailure(next)) {
                ended = true;
                exchange.requestBroken(next.getFailure());
            } else if (!stopped) {
                return send(next);
            } else {
                drop(next);
            }
        }
    }

    private Content.@Nullable Chunk read() {
        Content.Chunk next = first;
        first = null;
        return next == null ? source.read() : next;
    }

    private void drop(Content.Chunk next) {
        discarded += next.remaining();
        ended = next.isLast() || discarded > MAX_DISCARDED;
        next.release();
    }

    private Action send(Content.@Nullable Chunk next) {
        chunk = next;
        if (next != null && !isAsPromised(next)) {
            ended = true;
            exchange.requestBroken(new IOException("the body's length is not the announced one"));
            releaseChunk();
            return Action.SUCCEEDED;
        }
        ByteBuffer[] framed = frame(next);
        whole = next != null && (next.isLast() || (endsByLength && passed == framing.length()));
        ended = whole;
        pieces = framed;
        Http1Connection to = connection;
        if (framed.length == 0 || to == null) {
            return ended ? Action.SUCCEEDED : empty();
        }
        to.write(sent, framed);
        return Action.SCHEDULED;
    }

    /** Nothing to write: as if it had been written. */
    private Action empty() {
        succeeded();
        return Action.SCHEDULED;
    }

    private boolean isAsPromised(Content.Chunk next) {
        passed += next.remaining();
        return framing.chunked() || passed == framing.length() || (passed < framing.length() && !next.isLast());
    }

    private ByteBuffer[] frame(Content.@Nullable Chunk next) {
        ByteBuffer start = head;
        startsWithHead = start != null;
        head = null;
        ByteBuffer data = next == null || !next.hasRemaining() ? null : next.getByteBuffer();
        ByteBuffer before = start;
        ByteBuffer after = null;
        if (framing.chunked() && next != null) {
            if (data != null) {
                ByteBuffer size = ascii(Integer.toHexString(data.remaining()) + "\r\n");
                before = start == null ? size : join(start, size);
            }
            after = end(data != null, next);
        }
        return Stream.of(Optional.ofNullable(before), Optional.ofNullable(data), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .toArray(ByteBuffer[]::new);
    }

    private static @Nullable ByteBuffer end(boolean hasData, Content.Chunk next) {
        if (!next.isLast()) {
            return hasData ? ByteBuffer.wrap(CRLF) : null;
        }
        HeadBuffer end = new HeadBuffer();
        if (hasData) {
            end.raw(CRLF);
        }
        end.raw(LAST);
        if (next instanceof Trailers trailers) {
            put(trailers.getTrailers(), end);
        }
        return end.crlf().view();
    }

    private static void put(HttpFields trailers, HeadBuffer end) {
        HopByHop hopByHop = HopByHop.of(trailers);
        for (HttpField field : trailers) {
            if (!hopByHop.drops(field)) {
                end.field(field);
            }
        }
    }

    private static ByteBuffer join(ByteBuffer a, ByteBuffer b) {
        ByteBuffer joined = ByteBuffer.allocate(a.remaining() + b.remaining());
        joined.put(a).put(b).flip();
        return joined;
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void notSent(Throwable cause) {
        if (!stopped && isUntouched() && exchange.tryAgain()) {
            return;
        }
        // The server may have answered before it closed; whoever reads the answer finds out.
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
        exchange.requestBroken(cause);
        exchange.requestEnded(false);
    }

    private boolean isUntouched() {
        return connection != null && connection.reused() && startsWithHead && pieces[0].position() == 0;
    }
}
