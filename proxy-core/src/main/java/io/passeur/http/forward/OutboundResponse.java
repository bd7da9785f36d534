package io.passeur.http.forward;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Passes on a response that Jetty's client receives: the head as for directly connected servers, and each chunk after
 * the previous one was written.
 */
final class OutboundResponse implements Response.Listener {

    private final OutboundRequest request;
    private final Callback counted;
    private final Scheduler.@Nullable Task limit;
    private final Callback.Completable last = new Callback.Completable();

    /** @param limit ends the exchange if the head does not arrive in time */
    OutboundResponse(OutboundRequest request, Callback counted, Scheduler.@Nullable Task limit) {
        this.request = request;
        this.counted = counted;
        this.limit = limit;
    }

    @Override
    public void onHeaders(Response response) {
        cancelLimit();
        HttpFields fields = response.getHeaders();
        Supplier<HttpFields> trailers = fields.contains(HttpHeader.TRANSFER_ENCODING) ? () -> trailers(response) : null;
        request.client().head(response.getStatus(), fields, trailers);
    }

    private static HttpFields trailers(Response response) {
        HttpFields trailers = response.getTrailers();
        return trailers == null ? HttpFields.EMPTY : TrailerRules.ofResponse(trailers);
    }

    private void cancelLimit() {
        if (limit != null) {
            limit.cancel();
        }
    }

    @Override
    public void onContent(Response response, Content.Chunk chunk, Runnable demander) {
        ByteBuffer content = chunk.getByteBuffer();
        chunk.retain();
        Callback written = Callback.from(
                InvocationType.NON_BLOCKING,
                () -> {
                    chunk.release();
                    demander.run();
                },
                cause -> {
                    chunk.release();
                    response.abort(cause);
                });
        request.client().write(false, content, written);
    }

    @Override
    public void onSuccess(Response response) {
        request.client().write(true, BufferUtil.EMPTY_BUFFER, last);
    }

    @Override
    public void onComplete(Result result) {
        cancelLimit();
        counted.succeeded();
        if (result.isFailed()) {
            request.failed(result.getFailure());
            return;
        }
        last.whenComplete((done, failure) -> {
            if (failure == null) {
                request.succeeded();
            } else {
                request.failed(failure);
            }
        });
    }
}
