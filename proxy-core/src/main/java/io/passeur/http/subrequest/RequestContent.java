package io.passeur.http.subrequest;

import io.passeur.spi.SubRequestBody;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The body of a sub-request as handlers read it. */
final class RequestContent implements Content.Source {

    private final Content.@Nullable Source source;
    private final boolean ofClient;
    private final long length;
    private final Runnable ended;
    private volatile boolean whole;
    private volatile long bytes;
    private volatile @Nullable Throwable failure;

    /** @param ended runs when the body was read to its end */
    private RequestContent(Content.@Nullable Source source, boolean ofClient, Runnable ended) {
        this.source = source;
        this.ofClient = ofClient;
        this.ended = ended;
        length = source == null ? 0 : source.getLength();
        whole = source == null;
    }

    static RequestContent of(SubRequestBody body, @Nullable Request client, Runnable ended) {
        if (body instanceof SubRequestBody.Bytes bytes) {
            ByteBuffer content = bytes.content().slice();
            return new RequestContent(content.hasRemaining() ? Content.Source.from(content) : null, false, ended);
        }
        if (body instanceof SubRequestBody.Stream stream) {
            return new RequestContent(stream.source(), false, ended);
        }
        return body == SubRequestBody.OfClient.OF_CLIENT
                ? new RequestContent(client, true, ended)
                : new RequestContent(null, false, ended);
    }

    /** Whether no more of it will be read from the client. */
    boolean isDoneWithClient() {
        return !ofClient || whole;
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public Content.@Nullable Chunk read() {
        Throwable cause = failure;
        if (cause != null) {
            return Content.Chunk.from(cause);
        }
        if (whole || source == null) {
            return Content.Chunk.EOF;
        }
        Content.Chunk chunk = source.read();
        if (chunk != null && !Content.Chunk.isFailure(chunk)) {
            count(chunk.remaining());
        }
        if (chunk != null && chunk.isLast()) {
            whole = true;
            ended.run();
        }
        return chunk;
    }

    /** Only one thread reads at a time. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count(int more) {
        bytes += more;
    }

    /** How much was read. */
    long bytes() {
        return bytes;
    }

    @Override
    public void demand(Runnable available) {
        if (source == null || whole || failure != null) {
            available.run();
        } else {
            source.demand(available);
        }
    }

    /** Stops reading. The client's body remains with the client's request. */
    @Override
    public void fail(Throwable cause) {
        if (whole || failure != null) {
            return;
        }
        failure = cause;
        if (source != null && !ofClient) {
            source.fail(cause);
        }
    }
}
