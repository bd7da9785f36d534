package io.passeur.http.subrequest;

import io.passeur.spi.SubRequestException;
import io.passeur.spi.SubRequestException.Reason;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;

/** Reads a small body into memory. */
final class BodyReader extends IteratingCallback {

    private final Content.Source source;
    private final int max;
    private final CompletableFuture<byte[]> result;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BodyReader(Content.Source source, int max, CompletableFuture<byte[]> result) {
        this.source = source;
        this.max = max;
        this.result = result;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    protected Action process() throws Throwable {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this::succeeded);
                return Action.SCHEDULED;
            }
            if (Content.Chunk.isFailure(chunk)) {
                throw chunk.getFailure();
            }
            boolean last = chunk.isLast();
            try {
                add(chunk);
            } finally {
                chunk.release();
            }
            if (last) {
                return Action.SUCCEEDED;
            }
        }
    }

    private void add(Content.Chunk chunk) throws SubRequestException {
        if (bytes.size() + chunk.remaining() > max) {
            SubRequestException cause = new SubRequestException(
                    Reason.TOO_LARGE, "the response body exceeds the limit of " + max + " bytes", null);
            source.fail(cause);
            throw cause;
        }
        bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
    }

    @Override
    protected void onCompleteSuccess() {
        result.complete(bytes.toByteArray());
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        result.completeExceptionally(cause);
    }
}
