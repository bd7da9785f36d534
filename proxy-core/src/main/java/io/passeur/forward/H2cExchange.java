package io.passeur.forward;

import io.passeur.net.ClientEndPoint;
import io.passeur.spi.Answers;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Events come from the client, the server and the timers on any thread; the first one that ends
 * the exchange wins and all later ones find {@link #ended}.
 */
final class H2cExchange {

    private static final int MAX_ATTEMPTS = 4;

    /** How long a body waits for the server's word after {@code Expect: 100-continue}. */
    private static final Duration EXPECT_TIMEOUT = Duration.ofSeconds(1);

    private final H2cLane lane;
    private final UpstreamTarget target;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean bodyBegun = new AtomicBoolean();

    private final MetaData.Request head;
    private Content.@Nullable Chunk begin;
    private boolean hasBody;
    private int attempts;
    private volatile @Nullable H2cAttempt attempt;
    private volatile @Nullable H2cResponseBody answer;
    private volatile @Nullable HttpFields trailers;
    private volatile CompletableFuture<Void> interims = CompletableFuture.completedFuture(null);
    private Scheduler.@Nullable Task timer;

    H2cExchange(H2cLane lane, UpstreamTarget target, Request request, Response response, Callback callback) {
        this.lane = lane;
        this.target = target;
        this.request = request;
        this.response = response;
        this.callback = callback;
        head = H2cHeads.request(request, target);
    }

    void start() {
        request.addFailureListener(this::clientGone);
        Content.Chunk first = request.read();
        if (Content.Chunk.isFailure(first)) {
            clientGone(first.getFailure());
            return;
        }
        hasBody = first == null || !first.isLast() || first.hasRemaining() || first instanceof Trailers;
        begin = first;
        attempt();
    }

    private void attempt() {
        attempts++;
        H2cAttempt next = new H2cAttempt(this);
        attempt = next;
        Duration limit = target.transport().dialTimeout();
        schedule(limit, () -> {
            lane.forget(next);
            serverFailed(next, new SocketTimeoutException("no stream to the server within " + limit));
        });
        lane.open(next);
        if (ended.get()) {
            next.cancel();
        }
    }

    MetaData.Request head() {
        return head;
    }

    boolean hasBody() {
        return hasBody;
    }

    /** A stream was found. */
    void opening() {
        cancelTimer();
    }

    /** The head is on its way. */
    void sent(H2cAttempt from, Stream stream) {
        if (attempt != from || ended.get()) {
            return;
        }
        if (!hasBody) {
            requestSent();
        } else if (request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString())) {
            schedule(EXPECT_TIMEOUT, () -> sendBody(stream));
        } else {
            sendBody(stream);
        }
    }

    private void sendBody(Stream stream) {
        if (!ended.get() && answer == null && bodyBegun.compareAndSet(false, true)) {
            cancelTimer();
            new H2cRequestBody(this, request, stream, begin).iterate();
        }
    }

    /** The server has all of the request; from now on it owes the answer. */
    void requestSent() {
        watchClient();
        Duration limit = target.transport().responseHeaderTimeout();
        H2cAttempt current = attempt;
        if (answer == null && current != null) {
            schedule(limit, () -> {
                if (answer == null) {
                    serverFailed(current, new SocketTimeoutException("no answer from the server within " + limit));
                }
            });
        }
    }

    /** A reset or a failure of the stream explains itself to the attempt; anything else is news. */
    void requestNotSent(Stream stream, Throwable cause) {
        H2cAttempt current = attempt;
        if (current != null && !((HTTP2Stream) stream).isResetOrFailed()) {
            serverFailed(current, cause);
        }
    }

    /** Nobody reads from an HTTP/1.1 client now, so its leaving would stay unseen. */
    private void watchClient() {
        ClientEndPoint client = http1Client();
        if (client != null && !ended.get()) {
            client.watch(() -> clientGone(new EofException("the client closed the connection")));
        }
    }

    private void unwatchClient() {
        ClientEndPoint client = http1Client();
        if (client != null) {
            client.unwatch();
        }
    }

    private @Nullable ClientEndPoint http1Client() {
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        return version.getVersion() >= HttpVersion.HTTP_2.getVersion() ? null : ClientEndPoint.of(request);
    }

    void interim(H2cAttempt from, Stream stream, int status, HttpFields fields) {
        if (attempt != from || ended.get()) {
            return;
        }
        if (status != HttpStatus.SWITCHING_PROTOCOLS_101) {
            HttpFields passed = H2cHeads.interim(fields);
            // A client that cannot take it, because it is old or asked for none, loses nothing by that.
            interims = interims.thenCompose(done -> response.writeInterim(status, passed)).exceptionally(failure -> null);
        }
        if (status == HttpStatus.CONTINUE_100) {
            interims.thenRun(() -> sendBody(stream));
        }
    }

    void answer(H2cAttempt from, Stream stream, int status, HttpFields fields, boolean end) {
        if (attempt != from || ended.get()) {
            return;
        }
        cancelTimer();
        H2cResponseBody body = new H2cResponseBody(this, stream, response, end && !isBodyless(status));
        answer = body;
        interims.thenRun(() -> {
            response.setStatus(status);
            H2cHeads.copy(fields, response.getHeaders());
            if (!end && mayHaveTrailers(fields)) {
                response.setTrailersSupplier(() -> trailers);
            }
            body.iterate();
        });
    }

    /** Of an answer that cannot have a body Jetty must not be told that it ended, or it adds its length. */
    private boolean isBodyless(int status) {
        return HttpMethod.HEAD.is(request.getMethod())
                || status == HttpStatus.NO_CONTENT_204
                || status == HttpStatus.NOT_MODIFIED_304;
    }

    /** On HTTP/1.1 trailers need chunks, which would replace a known length. */
    private boolean mayHaveTrailers(HttpFields fields) {
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        return version == HttpVersion.HTTP_2
                || version == HttpVersion.HTTP_3
                || (version == HttpVersion.HTTP_1_1 && !fields.contains(HttpHeader.CONTENT_LENGTH));
    }

    void trailers(H2cAttempt from, HttpFields fields) {
        if (attempt == from) {
            trailers = H2cHeads.interim(fields);
        }
    }

    void available(H2cAttempt from) {
        H2cResponseBody body = answer;
        if (attempt == from && body != null) {
            body.iterate();
        }
    }

    /** The client has the whole answer. */
    void completed() {
        if (ended.compareAndSet(false, true)) {
            cleanUp();
            callback.succeeded();
        }
    }

    /** The server did not process the request: another stream may, if nothing of the body is lost. */
    void refused(H2cAttempt from, Throwable cause) {
        if (attempt != from || ended.get()) {
            return;
        }
        if (attempts < MAX_ATTEMPTS && !bodyBegun.get()) {
            cancelTimer();
            attempt();
        } else {
            serverFailed(from, cause instanceof IOException ? cause : new EOFException("refused: " + cause));
        }
    }

    /** Answers in the server's place, or breaks the answer that it began. */
    void serverFailed(H2cAttempt from, Throwable cause) {
        if (attempt != from || !ended.compareAndSet(false, true)) {
            return;
        }
        cleanUp();
        if (answer != null) {
            callback.failed(new EofException(cause));
        } else {
            interims.thenRun(() -> Answers.statusText(response, callback, H2cFailures.status(cause)));
        }
    }

    void clientGone(Throwable cause) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        cleanUp();
        if (response.isCommitted()) {
            callback.failed(cause);
        } else {
            // Nobody will read it, but logs and metrics see the status.
            Answers.statusText(response, callback, 499);
        }
    }

    private void cleanUp() {
        cancelTimer();
        unwatchClient();
        H2cAttempt current = attempt;
        if (current != null) {
            lane.forget(current);
            current.cancel();
        }
        Content.Chunk unsent = begin;
        if (unsent != null && bodyBegun.compareAndSet(false, true)) {
            unsent.release();
        }
    }

    private synchronized void schedule(Duration limit, Runnable task) {
        cancelTimer();
        if (!limit.isZero() && !ended.get()) {
            timer = lane.scheduler().schedule(task, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
