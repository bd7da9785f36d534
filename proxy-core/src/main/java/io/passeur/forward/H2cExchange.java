package io.passeur.forward;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
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
 * the exchange wins, and all later ones find {@link #ended}.
 */
final class H2cExchange {

    private static final int MAX_ATTEMPTS = 4;

    /** How long a body waits for the server's word after {@code Expect: 100-continue}. */
    private static final Duration EXPECT_TIMEOUT = Duration.ofSeconds(1);

    private final H2cLane lane;
    private final UpstreamTarget target;
    private final Request request;
    private final Response response;
    private final H2cClient client;
    private final MetaData.Request head;
    private final AtomicBoolean ended = new AtomicBoolean();

    private @Nullable H2cRequestBody body;
    private int attempts;
    private volatile @Nullable H2cAttempt attempt;
    private volatile @Nullable H2cResponseBody answer;
    private volatile @Nullable HttpFields trailers;
    private Scheduler.@Nullable Task timer;

    H2cExchange(H2cLane lane, UpstreamTarget target, Request request, Response response, Callback callback) {
        this.lane = lane;
        this.target = target;
        this.request = request;
        this.response = response;
        client = new H2cClient(request, response, callback, lane.scheduler());
        head = H2cHeads.request(request, target);
    }

    static boolean expectsContinue(Request request) {
        return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }

    void start() {
        client.listen(() -> clientGone(new EofException("the client is gone")));
        Content.Chunk first = request.read();
        if (Content.Chunk.isFailure(first)) {
            clientGone(first.getFailure());
            return;
        }
        if (first == null || !first.isLast() || first.hasRemaining() || first instanceof Trailers) {
            body = new H2cRequestBody(this, request, first);
        }
        attempt();
    }

    private void attempt() {
        attempts++;
        H2cAttempt next = new H2cAttempt(this);
        attempt = next;
        Duration limit = target.transport().dialTimeout();
        schedule(limit, () -> serverFailed(next, new SocketTimeoutException("no stream within " + limit)));
        lane.open(next);
        if (ended.get()) {
            next.cancel();
        }
    }

    private boolean isOver(H2cAttempt from) {
        return attempt != from || ended.get();
    }

    boolean isHttp1Client() {
        return client.isHttp1();
    }

    MetaData.Request head() {
        return head;
    }

    boolean hasBody() {
        return body != null;
    }

    /** Whether the stream was given all of the request. */
    boolean hasHandedOver() {
        return body == null || body.isHandedOver();
    }

    /** Whether nothing behind a head with that status belongs to the answer. */
    boolean isBodyless(int status) {
        return H2cHeads.isBodyless(request, status);
    }

    /** A stream was found. */
    void opening() {
        cancelTimer();
    }

    /** The head was sent. */
    void sent(H2cAttempt from, Stream stream) {
        if (isOver(from)) {
            return;
        }
        if (body == null) {
            requestSent();
        } else if (expectsContinue(request)) {
            schedule(EXPECT_TIMEOUT, () -> sendBody(stream));
        } else {
            body.sendOn(stream);
        }
    }

    private void sendBody(Stream stream) {
        if (!ended.get() && answer == null && body != null) {
            cancelTimer();
            body.sendOn(stream);
        }
    }

    /** The server has all of the request; from now on it owes the answer. */
    void requestSent() {
        H2cAttempt current = attempt;
        if (ended.get() || current == null) {
            return;
        }
        client.watch(() -> clientGone(new EofException("the client closed the connection")));
        Duration limit = target.transport().responseHeaderTimeout();
        if (answer == null) {
            schedule(limit, () -> {
                if (answer == null) {
                    serverFailed(current, new SocketTimeoutException("no answer within " + limit));
                }
            });
        }
        if (ended.get()) {
            client.unwatch();
        }
    }

    /** A reset or a failure of the stream explains itself to the attempt; anything else is news. */
    void requestNotSent(Stream stream, Throwable cause) {
        H2cAttempt current = attempt;
        if (current != null && !((HTTP2Stream) stream).isResetOrFailed()) {
            serverFailed(current, cause);
        }
    }

    void interim(H2cAttempt from, Stream stream, MetaData.Response interim) {
        int status = interim.getStatus();
        if (isOver(from) || status == HttpStatus.SWITCHING_PROTOCOLS_101) {
            return;
        }
        client.interim(status, H2cHeads.passedOn(interim.getHttpFields()));
        if (status == HttpStatus.CONTINUE_100) {
            client.afterInterims(() -> sendBody(stream));
        }
    }

    void answer(H2cAttempt from, Stream stream, MetaData.Response meta, boolean headAlone) {
        if (isOver(from)) {
            return;
        }
        cancelTimer();
        H2cResponseBody out = new H2cResponseBody(this, stream, request, response, headAlone);
        answer = out;
        client.afterInterims(() -> {
            H2cHeads.answer(meta, response);
            client.closeUnlessEnded(body);
            if (!headAlone && H2cHeads.mayHaveTrailers(request, meta.getHttpFields())) {
                response.setTrailersSupplier(() -> trailers);
            }
            out.iterate();
        });
    }

    void trailers(H2cAttempt from, HttpFields fields) {
        if (attempt == from) {
            trailers = H2cHeads.passedOn(fields);
        }
    }

    void available(H2cAttempt from) {
        H2cResponseBody out = answer;
        if (attempt == from && out != null) {
            out.iterate();
        }
    }

    /** The client has the whole answer. */
    void completed() {
        if (ended.compareAndSet(false, true)) {
            cleanUp();
            client.conclude(body);
        }
    }

    /** The server did not process the request: another stream may, if nothing of the body is lost. */
    void refused(H2cAttempt from, Throwable cause) {
        if (isOver(from)) {
            return;
        }
        if (attempts < MAX_ATTEMPTS && (body == null || !body.isBegun())) {
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
        if (answer == null) {
            client.answer(H2cFailures.status(cause), body);
        } else {
            client.breakOff(502, new EofException(cause));
        }
    }

    void clientGone(Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            cleanUp();
            if (body != null) {
                body.drop();
            }
            client.breakOff(499, cause);
        }
    }

    private void cleanUp() {
        cancelTimer();
        client.unwatch();
        H2cAttempt current = attempt;
        if (current != null) {
            lane.forget(current);
            current.cancel();
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
