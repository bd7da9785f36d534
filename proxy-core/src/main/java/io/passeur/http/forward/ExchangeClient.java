package io.passeur.http.forward;

import io.passeur.net.ClientEndPoint;
import io.passeur.observation.RequestRecord;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The client's side of an exchange: what the client is sent, and how its leaving is noticed. */
final class ExchangeClient {

    private final Request request;
    private final Response response;
    private final RequestRecord record;
    private final HttpVersion version;
    private final @Nullable ClientEndPoint endPoint;
    private volatile @Nullable CompletableFuture<Void> interims;

    ExchangeClient(Request request, Response response) {
        this.request = request;
        this.response = response;
        record = RequestRecord.ofOrUnread(request);
        version = request.getConnectionMetaData().getHttpVersion();
        endPoint = isHttp1() ? ClientEndPoint.of(request) : null;
    }

    boolean isHttp1() {
        return version.getVersion() < HttpVersion.HTTP_2.getVersion();
    }

    /** The protocol that the client wants to switch to, or null. */
    @Nullable
    String upgrade() {
        return version == HttpVersion.HTTP_1_1 ? HopByHop.upgrade(request.getHeaders()) : null;
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    boolean isToHead() {
        return HttpMethod.HEAD.is(request.getMethod());
    }

    RequestRecord record() {
        return record;
    }

    /** For HTTP/2. How long an exchange may take is decided elsewhere; a silent stream means nothing. */
    void listen(Runnable gone) {
        request.addFailureListener(cause -> gone.run());
        request.addIdleTimeoutListener(timeout -> false);
    }

    /** Nobody reads from an HTTP/1.1 client that has sent its request, so its leaving would go unnoticed. */
    void watch(Runnable gone) {
        if (endPoint != null) {
            endPoint.watch(gone);
        }
    }

    void unwatch() {
        if (endPoint != null) {
            endPoint.unwatch();
        }
    }

    /** Passes 1xx on, one after the other. A client that cannot take it loses nothing by that. */
    CompletableFuture<Void> interim(int status, Iterable<HttpField> fields) {
        CompletableFuture<Void> before = interims == null ? CompletableFuture.completedFuture(null) : interims;
        if (before == null || version == HttpVersion.HTTP_1_0) {
            return CompletableFuture.completedFuture(null);
        }
        HttpFields.Mutable passed = HttpFields.build();
        ResponseHead.copy(fields, passed);
        CompletableFuture<Void> written = before.thenCompose(done -> response.writeInterim(status, passed))
                .exceptionally(failure -> null);
        interims = written;
        return written;
    }

    /** Runs a task when all 1xx are written. */
    void afterInterims(Runnable task) {
        CompletableFuture<Void> written = interims;
        if (written == null || written.isDone()) {
            task.run();
        } else {
            CompletableFuture<?> unused = written.thenRun(task);
        }
    }

    /** Takes over the head of the server's response. @param trailers of the response, or null if it cannot have any */
    void head(int status, Iterable<HttpField> fields, @Nullable Supplier<HttpFields> trailers) {
        ResponseHead.take(status, fields, response);
        if (trailers != null && mayHaveTrailers()) {
            ResponseHead.announceTrailers(fields, trailers, response);
        }
        record.answered(status, response.getHeaders());
    }

    /** On HTTP/1.1 trailers need chunks, which would replace a known length. */
    private boolean mayHaveTrailers() {
        return switch (version) {
            case HTTP_2, HTTP_3 -> true;
            case HTTP_1_1 -> !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
            default -> false;
        };
    }

    /** To be called before the head is sent: a client that still sends cannot be asked for its next request. */
    void closeAfterResponse() {
        if (isHttp1()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
    }

    void write(boolean last, ByteBuffer content, Callback written) {
        record.answeredBytes(content.remaining());
        response.write(last && !(content.remaining() == 0 && isLengthUnknown()), content, written);
    }

    /** Jetty would give the length 0 to a response without a body, which would have one if the request were GET. */
    private boolean isLengthUnknown() {
        return isBodiless(request, response.getStatus())
                && !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
    }

    /** Whether a response cannot have a body. */
    static boolean isBodiless(Request request, int status) {
        return HttpMethod.HEAD.is(request.getMethod())
                || status == HttpStatus.NO_CONTENT_204
                || status == HttpStatus.NOT_MODIFIED_304;
    }

    /** Tells an HTTP/2 client to send no more. Left to itself Jetty says CANCEL, and clients then doubt the response. */
    void stopUpload() {
        if (request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection) {
            Stream stream = connection.getSession().getStream(Integer.parseInt(request.getId()));
            if (stream != null) {
                stream.reset(new ResetFrame(stream.getId(), ErrorCode.NO_ERROR.code), Callback.NOOP);
            }
        }
        // Takes back the demand for more, which would be an error when the request ends.
        request.fail(new EofException("the response ended before the request"));
    }

    /** Responds in the server's place. */
    void substitute(int status, Callback written) {
        SubstituteResponse.send(record, response, written, status);
    }
}
