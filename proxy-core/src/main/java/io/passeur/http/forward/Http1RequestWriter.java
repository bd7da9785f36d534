package io.passeur.http.forward;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/** Writes HTTP/1.1 requests on one connection. The head and the first chunk of the body are sent in one write. */
final class Http1RequestWriter {

    private static final byte[] CRLF = ascii("\r\n");
    private static final byte[] LAST = ascii("0\r\n");
    private static final byte[] LAST_AND_END = ascii("0\r\n\r\n");
    private static final byte[] END_OF_DATA_AND_LAST = ascii("\r\n0\r\n\r\n");

    private final Http1Connection connection;
    private final HeadBuffer head = new HeadBuffer();
    private final Callback whole = Callback.from(InvocationType.NON_BLOCKING, this::sent, this::notSent);
    private final Callback alone = Callback.from(InvocationType.NON_BLOCKING, () -> {}, this::notSent);
    private boolean held;
    /** The whole request is being written, by a thread that may not be the lane's. */
    private volatile boolean writing;

    private volatile @Nullable CompletableFuture<Void> written;
    private boolean chunked;
    private @Nullable String upgrade;
    /** The buffer that starts with the head; null while later bytes are written. */
    private @Nullable ByteBuffer leading;

    Http1RequestWriter(Http1Connection connection) {
        this.connection = connection;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void head(UpstreamExchange exchange, boolean hold) {
        upgrade = exchange.client().upgrade();
        chunked = exchange.framing().chunked();
        Http1RequestHead.write(head, exchange.client().request(), exchange.target(), exchange.framing(), upgrade);
        held = hold;
        if (hold) {
            exchange.headSent(connection);
        } else {
            writing = !exchange.hasBody();
            connection.write(exchange.hasBody() ? alone : whole, lead());
        }
    }

    /** Is complete when nobody writes the request any more; the response may be here before. */
    CompletableFuture<Void> written() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        written = end;
        if (!writing) {
            end.complete(null);
        }
        return end;
    }

    private void endWriting() {
        writing = false;
        CompletableFuture<Void> end = written;
        if (end != null) {
            written = null;
            end.complete(null);
        }
    }

    /** The protocol that the request wants to switch to, or null. */
    @Nullable
    String upgrade() {
        return upgrade;
    }

    private ByteBuffer lead() {
        held = false;
        ByteBuffer view = head.view();
        leading = view;
        return view;
    }

    /** Whether the last write failed before any byte of the head was sent. */
    boolean isUntouched() {
        return leading != null && leading.position() == 0;
    }

    private void sent() {
        UpstreamExchange current = connection.exchange();
        // First, because the next request may be written as soon as the exchange knows.
        endWriting();
        if (current != null) {
            current.headSent(connection);
        }
    }

    private void notSent(Throwable cause) {
        UpstreamExchange current = connection.exchange();
        boolean unprocessed = connection.notSent(cause);
        endWriting();
        if (unprocessed && current != null) {
            current.failed(connection, ExchangeFailure.unprocessed(cause));
        }
    }

    boolean flush(Callback sent) {
        if (held) {
            connection.write(sent, lead());
            return true;
        }
        return false;
    }

    void send(Content.Chunk chunk, boolean last, Callback sent) {
        ByteBuffer data = chunk.hasRemaining() ? chunk.getByteBuffer() : null;
        ByteBuffer before = before(data);
        ByteBuffer after = chunked ? after(data != null, last, chunk) : null;
        if (data == null) {
            write(sent, before, after);
        } else if (before == null) {
            connection.write(sent, data);
        } else if (after == null) {
            connection.write(sent, before, data);
        } else {
            connection.write(sent, before, data, after);
        }
    }

    /** The bytes to send before the data: a held head, and the size of a chunk. */
    private @Nullable ByteBuffer before(@Nullable ByteBuffer data) {
        leading = null;
        String size = chunked && data != null ? Integer.toHexString(data.remaining()) : null;
        if (!held && size == null) {
            return null;
        }
        if (!held) {
            head.clear();
        }
        if (size != null) {
            head.text(size).crlf();
        }
        return held ? lead() : head.view();
    }

    private void write(Callback sent, @Nullable ByteBuffer before, @Nullable ByteBuffer after) {
        if (before != null && after != null) {
            connection.write(sent, before, after);
        } else if (before != null) {
            connection.write(sent, before);
        } else if (after != null) {
            connection.write(sent, after);
        } else {
            sent.succeeded();
        }
    }

    private @Nullable ByteBuffer after(boolean hasData, boolean last, Content.Chunk chunk) {
        if (!last) {
            return hasData ? ByteBuffer.wrap(CRLF) : null;
        }
        if (chunk instanceof Trailers trailers) {
            UpstreamExchange current = connection.exchange();
            HttpFields fields = current == null
                    ? HttpFields.EMPTY
                    : current.client().request().getHeaders();
            return trailers(hasData, trailers.getTrailers(), fields);
        }
        return ByteBuffer.wrap(hasData ? END_OF_DATA_AND_LAST : LAST_AND_END);
    }

    private static ByteBuffer trailers(boolean hasData, HttpFields trailers, HttpFields fields) {
        HeadBuffer end = new HeadBuffer();
        if (hasData) {
            end.raw(CRLF);
        }
        end.raw(LAST);
        for (HttpField field : TrailerRules.ofRequest(trailers, fields)) {
            end.field(field);
        }
        return end.crlf().view();
    }
}
