package io.passeur.forward;

import io.passeur.net.ClientEndPoint;
import io.passeur.observation.RequestRecord;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** The client's side of an exchange: notices its leaving, and ends its request properly. */
final class Http2Client {

    /** How long a client may go on sending a body that nobody wants before its connection is closed. */
    private static final Duration DISCARD_PATIENCE = Duration.ofSeconds(5);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final RequestRecord record;
    private final Scheduler scheduler;
    private final boolean http1;
    private final @Nullable ClientEndPoint endPoint;

    private volatile CompletableFuture<Void> interims = CompletableFuture.completedFuture(null);

    Http2Client(Request request, Response response, Callback callback, Scheduler scheduler) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.record = RequestRecord.ofOrUnread(request);
        this.scheduler = scheduler;
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        http1 = version.getVersion() < HttpVersion.HTTP_2.getVersion();
        endPoint = http1 ? ClientEndPoint.of(request) : null;
    }

    RequestRecord record() {
        return record;
    }

    boolean isHttp1() {
        return http1;
    }

    /** How long an exchange may take is decided elsewhere; on HTTP/2 a silent stream is nothing bad. */
    void listen(Runnable gone) {
        request.addFailureListener(cause -> gone.run());
        if (!http1) {
            request.addIdleTimeoutListener(timeout -> false);
        }
    }

    /** Nobody reads from an HTTP/1.1 client that has sent its request, so its leaving would stay unseen. */
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

    /** Relays 1xx. A client that cannot take it, because it is old or asked for none, loses nothing by that. */
    void interim(int status, HttpFields fields) {
        if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_0) {
            interims = interims.thenCompose(done -> response.writeInterim(status, fields))
                    .exceptionally(failure -> null);
        }
    }

    /** Runs it when all 1xx are written. */
    void afterInterims(Runnable task) {
        interims.thenRun(task);
    }

    /** To be called before the head is sent: a client that still sends cannot be asked for its next request. */
    void closeUnlessEnded(@Nullable Http2RequestBody body) {
        if (http1 && body != null && !body.isEnded()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
    }

    /** Answers in the server's place. */
    void answer(int status, @Nullable Http2RequestBody body) {
        afterInterims(() -> {
            closeUnlessEnded(body);
            Callback written = Callback.from(InvocationType.NON_BLOCKING, () -> conclude(body), callback::failed);
            SubstituteResponse.give(record, response, written, status);
        });
    }

    /** The client has the whole answer. */
    void conclude(@Nullable Http2RequestBody body) {
        if (body == null || body.isEnded() || (!body.isBegun() && Http2Exchange.expectsContinue(request))) {
            callback.succeeded();
        } else if (http1) {
            AtomicBoolean concluded = new AtomicBoolean();
            Runnable end = () -> {
                if (concluded.compareAndSet(false, true)) {
                    callback.succeeded();
                }
            };
            Scheduler.Task patience = scheduler.schedule(end, DISCARD_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            body.discard(() -> {
                patience.cancel();
                end.run();
            });
        } else {
            body.drop();
            stopUpload();
            callback.succeeded();
        }
    }

    /** Tells an HTTP/2 client to send no more. Left to itself Jetty says CANCEL, and clients then doubt the answer. */
    private void stopUpload() {
        if (request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection) {
            Stream stream = connection.getSession().getStream(Integer.parseInt(request.getId()));
            if (stream != null) {
                stream.reset(new ResetFrame(stream.getId(), ErrorCode.NO_ERROR.code), Callback.NOOP);
            }
        }
        // Takes back the demand for more, which would be an error when the request ends.
        request.fail(new EofException("answered before the request's end"));
    }

    /** The client is gone, or its answer cannot be completed and must look broken. */
    void breakOff(int status, Throwable cause) {
        if (response.isCommitted()) {
            callback.failed(cause);
        } else {
            // If the client is gone nobody will read it, but logs and metrics see the status.
            SubstituteResponse.give(record, response, callback, status);
        }
    }
}
