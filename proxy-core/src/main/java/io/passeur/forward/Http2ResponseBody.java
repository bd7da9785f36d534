package io.passeur.forward;

import io.passeur.observation.RequestRecord;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Takes the server's answer to the client: the head at once, then each piece of the body when the client has taken the last
 * one. What is not read from the stream keeps its flow control window closed.
 */
final class Http2ResponseBody extends IteratingCallback {

    private enum Next {
        HEAD,
        BODY,
        END
    }

    private final Http2Exchange exchange;
    private final Stream stream;
    private final Request request;
    private final Response response;
    private final RequestRecord record;

    private final boolean headAlone;
    private Next next = Next.HEAD;
    private Stream.@Nullable Data data;

    /** @param headAlone nothing of the stream but its head matters */
    Http2ResponseBody(
            Http2Exchange exchange,
            Stream stream,
            Request request,
            Response response,
            RequestRecord record,
            boolean headAlone) {
        this.request = request;
        this.exchange = exchange;
        this.stream = stream;
        this.response = response;
        this.record = record;
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

    /** An answer that cannot have a body gets no length that its server did not name, as Jetty would with the end. */
    private Action head() {
        next = headAlone ? Next.END : Next.BODY;
        boolean last = headAlone
                && (!Http2Heads.isBodyless(request, response.getStatus())
                        || response.getHeaders().contains(HttpHeader.CONTENT_LENGTH));
        response.write(last, BufferUtil.EMPTY_BUFFER, this);
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
        record.answeredBytes(read.frame().remaining());
        response.write(last, read.frame().getByteBuffer(), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
        release();
    }

    @Override
    protected void onCompleteSuccess() {
        exchange.completed();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        release();
        exchange.clientGone(cause);
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
