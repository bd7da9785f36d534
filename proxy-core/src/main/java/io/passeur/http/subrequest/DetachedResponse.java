package io.passeur.http.subrequest;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The response to a sub-request as handlers see it: what they write goes to the reader of the response. */
final class DetachedResponse implements Response {

    private final SubRequestExchange exchange;
    private final Request request;
    private final HttpFields.Mutable headers = HttpFields.build();
    private final ResponseBody body;
    private int status;
    private volatile @Nullable Supplier<HttpFields> trailers;
    private volatile boolean committed;
    private volatile boolean lastWritten;
    private long written;

    DetachedResponse(SubRequestExchange exchange, Request request) {
        this.exchange = exchange;
        this.request = request;
        body = new ResponseBody(exchange);
    }

    ResponseBody body() {
        return body;
    }

    /** How much of the body was written. */
    long bytes() {
        return written;
    }

    HttpFields trailers() {
        Supplier<HttpFields> supplier = trailers;
        HttpFields fields = supplier == null ? null : supplier.get();
        return fields == null ? HttpFields.EMPTY : fields.asImmutable();
    }

    boolean mayHaveTrailers() {
        return trailers != null;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
        ByteBuffer bytes = content == null ? BufferUtil.EMPTY_BUFFER : content;
        written += bytes.remaining();
        if (!commit() || !exchange.allowsBody(written)) {
            callback.failed(exchange.cause());
            return;
        }
        lastWritten |= last;
        body.offer(last, bytes, callback);
        exchange.deliver();
    }

    /** Completes the head. @return false if the sub-request was cancelled */
    boolean commit() {
        if (!committed) {
            committed = true;
            status = status == 0 ? HttpStatus.OK_200 : status;
            exchange.commit(status, headers.asImmutable());
        }
        return !exchange.isCancelled();
    }

    /** The handler has completed successfully. */
    void end() {
        if (commit() && !lastWritten) {
            body.end();
        }
        exchange.deliver();
    }

    static int size(HttpFields fields) {
        int size = 0;
        for (HttpField field : fields) {
            String value = field.getValue();
            size += field.getName().length() + (value == null ? 0 : value.length());
        }
        return size;
    }

    @Override
    public Request getRequest() {
        return request;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int code) {
        if (!committed) {
            status = code;
        }
    }

    @Override
    public HttpFields.Mutable getHeaders() {
        return headers;
    }

    @Override
    public @Nullable Supplier<HttpFields> getTrailersSupplier() {
        return trailers;
    }

    @Override
    public void setTrailersSupplier(@Nullable Supplier<HttpFields> supplier) {
        trailers = supplier;
    }

    @Override
    public boolean isCommitted() {
        return committed;
    }

    @Override
    public boolean hasLastWrite() {
        return lastWritten;
    }

    @Override
    public boolean isCompletedSuccessfully() {
        return lastWritten && !exchange.isCancelled();
    }

    @Override
    public void reset() {
        if (committed) {
            throw new IllegalStateException("the response has begun");
        }
        status = 0;
        headers.clear();
        trailers = null;
    }

    /** Ignored: the client's request gets informational responses of its own. */
    @Override
    public CompletableFuture<Void> writeInterim(int code, HttpFields fields) {
        return CompletableFuture.completedFuture(null);
    }
}
