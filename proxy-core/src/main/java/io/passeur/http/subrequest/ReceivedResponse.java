package io.passeur.http.subrequest;

import io.passeur.spi.SubResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The response to a sub-request, as its middleware receives it. */
record ReceivedResponse(
        SubRequestExchange exchange,
        DetachedResponse written,
        String method,
        int status,
        HttpFields headers,
        Responder responder)
        implements SubResponse {

    @Override
    public Content.Source body() {
        return written.body();
    }

    @Override
    public HttpFields trailers() {
        return written.trailers();
    }

    @Override
    public CompletionStage<byte[]> bytes(int max) {
        CompletableFuture<byte[]> bytes = new CompletableFuture<>();
        new BodyReader(body(), max, bytes).iterate();
        return bytes.minimalCompletionStage();
    }

    @Override
    public void relay(Response response, Callback callback) {
        response.setStatus(status);
        headers.forEach(field -> response.getHeaders().remove(field.getName()));
        headers.forEach(response.getHeaders()::add);
        relayBody(response, callback);
    }

    @Override
    public void relayBody(Response response, Callback callback) {
        if (isBodyless()) {
            // Marked as last, the response would get {@code Content-Length: 0} from Jetty, although only this copy has
            // no body.
            boolean last = response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
            discard();
            response.write(last, BufferUtil.EMPTY_BUFFER, callback);
            return;
        }
        if (written.mayHaveTrailers() && mayHaveTrailers(response)) {
            response.setTrailersSupplier(written::trailers);
        }
        Content.copy(body(), response, Callback.from(callback::succeeded, cause -> {
            exchange.cancel(cause);
            callback.failed(cause);
        }));
    }

    /** On HTTP/1.1, trailers require chunked encoding, which would replace a known length. */
    private static boolean mayHaveTrailers(Response response) {
        HttpVersion version = response.getRequest().getConnectionMetaData().getHttpVersion();
        return version.getVersion() >= HttpVersion.HTTP_2.getVersion()
                || !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
    }

    private boolean isBodyless() {
        return HttpMethod.HEAD.is(method)
                || status == HttpStatus.NO_CONTENT_204
                || status == HttpStatus.NOT_MODIFIED_304;
    }

    @Override
    public void discard() {
        new BodyDiscard(body(), exchange).iterate();
    }

    @Override
    public void cancel() {
        exchange.cancel();
    }
}
