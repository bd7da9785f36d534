package io.passeur.http.forward;

import io.passeur.net.ClientEndPoint;
import io.passeur.observation.RequestRecord;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/** The client's side of an exchange: sends the response, and notices when the client disconnects. */
final class ExchangeClient {

    private final Request request;
    private final Response response;
    private final RequestRecord record;
    private final HttpVersion version;
    private final @Nullable ClientEndPoint endPoint;
    private volatile @Nullable CompletableFuture<Void> interims;
    private boolean trailersFollow;
    private volatile boolean gone;

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

    /** For HTTP/2. Time limits are enforced elsewhere, so idle timeouts of the stream are ignored. */
    void listen(Consumer<Throwable> failed) {
        request.addFailureListener(failed::accept);
        request.addIdleTimeoutListener(timeout -> false);
    }

    /**
     * For HTTP/1.1. After the request, nothing is read from the client, so nothing else would notice its disconnect.
     */
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

    /** Passes 1xx responses on, one after the other. A failure to write one is ignored. */
    CompletableFuture<Void> interim(int status, Iterable<HttpField> fields) {
        CompletableFuture<Void> before = interims == null ? CompletableFuture.completedFuture(null) : interims;
        if (before == null || version == HttpVersion.HTTP_1_0) {
            return CompletableFuture.completedFuture(null);
        }
        HttpFields passed = ResponseHead.ofInterim(fields);
        CompletableFuture<Void> written = before.thenCompose(done -> response.writeInterim(status, passed))
                .exceptionally(failure -> null);
        interims = written;
        return written;
    }

    /** Runs a task once all 1xx responses are written. */
    void afterInterims(Runnable task) {
        CompletableFuture<Void> written = interims;
        if (written == null || written.isDone()) {
            task.run();
        } else {
            CompletableFuture<?> unused = written.thenRun(task);
        }
    }

    /** The client has left, so what follows is not the server's fault. */
    void left() {
        gone = true;
    }

    /** Reports what the server did, unless the client has left. @param consequence for the client */
    void report(UpstreamProtocol protocol, ExchangeFailure what, String consequence) {
        if (!gone) {
            protocol.faults().report(record, protocol.target(), what, consequence);
        }
    }

    /** Copies the head of the server's response. @param trailers of the response, or null if it cannot have any */
    void head(int status, Iterable<HttpField> fields, @Nullable Supplier<HttpFields> trailers) {
        ResponseHead.take(status, fields, response);
        if (trailers != null && mayHaveTrailers()) {
            ResponseHead.announceTrailers(fields, trailers, response);
            trailersFollow = true;
        }
        record.answered(status, response.getHeaders());
    }

    /** On HTTP/1.1, trailers require chunked encoding, which would replace a known length. */
    private boolean mayHaveTrailers() {
        return switch (version) {
            case HTTP_2, HTTP_3 -> true;
            case HTTP_1_1 -> !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
            default -> false;
        };
    }

    /** Must be called before the head is sent. A client that is still sending a body cannot send another request. */
    void closeAfterResponse() {
        if (isHttp1()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
    }

    void write(boolean last, ByteBuffer content, Callback written) {
        record.answeredBytes(content.remaining());
        if (last && trailersFollow && !isHttp1() && !response.isCommitted()) {
            // Jetty would announce the length, and some clients stop reading there.
            response.write(
                    false,
                    content,
                    Callback.from(
                            InvocationType.NON_BLOCKING,
                            () -> response.write(true, BufferUtil.EMPTY_BUFFER, written),
                            written::failed));
            return;
        }
        response.write(last && !(content.remaining() == 0 && isLengthUnknown()), content, written);
    }

    /** Whether Jetty must not add {@code Content-Length: 0}, because the response to a GET would have a body. */
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

    /**
     * Tells an HTTP/2 client to stop sending. By default, Jetty resets with CANCEL, and clients then discard the
     * response.
     */
    void stopUpload() {
        if (request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection) {
            Stream stream = connection.getSession().getStream(Integer.parseInt(request.getId()));
            if (stream != null) {
                stream.reset(new ResetFrame(stream.getId(), ErrorCode.NO_ERROR.code), Callback.NOOP);
            }
        }
        // Cancels the pending demand, which would be an error when the request ends.
        request.fail(new EofException("the response ended before the request"));
    }

    /** Responds in the server's place. */
    void substitute(int status, Callback written) {
        SubstituteResponse.send(record, response, written, status);
    }
}
