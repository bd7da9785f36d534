package io.passeur.http.forward;

import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Copies a response from its stream to the client: the head immediately, then each piece of the body after the previous
 * one was written. Data that is not read keeps the stream's flow control window closed.
 */
final class Http2ResponseBody extends IteratingCallback {

    private enum Next {
        HEAD,
        BODY,
        END
    }

    private final UpstreamExchange exchange;
    private final Http2Attempt attempt;
    private final Stream stream;
    private final boolean headAlone;
    private Next next = Next.HEAD;
    private Stream.@Nullable Data data;

    /** @param headAlone only the head is needed */
    Http2ResponseBody(UpstreamExchange exchange, Http2Attempt attempt, Stream stream, boolean headAlone) {
        this.exchange = exchange;
        this.attempt = attempt;
        this.stream = stream;
        this.headAlone = headAlone;
    }

    @Override
    protected Action process() {
        return switch (next) {
            case HEAD -> head();
            case BODY -> body();
            case END -> Action.SUCCEEDED;
        };
    }

    private Action head() {
        next = headAlone ? Next.END : Next.BODY;
        exchange.client().write(headAlone, BufferUtil.EMPTY_BUFFER, this);
        return Action.SCHEDULED;
    }

    private Action body() {
        Stream.Data read = stream.readData();
        if (read == null) {
            stream.demand();
            return Action.IDLE;
        }
        data = read;
        boolean last = read.frame().isEndStream();
        next = last ? Next.END : Next.BODY;
        exchange.client().write(last, read.frame().getByteBuffer(), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
        release();
    }

    @Override
    protected void onCompleteSuccess() {
        attempt.finish();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        release();
        exchange.failed(attempt, ExchangeFailure.notWritten(cause));
    }

    private void release() {
        Stream.Data written = data;
        data = null;
        if (written != null) {
            written.release();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
