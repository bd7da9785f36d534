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
final class Http2Exchange {

    private static final int MAX_ATTEMPTS = 4;

    /** How long a body waits for the server's word after {@code Expect: 100-continue}. */
    private static final Duration EXPECT_TIMEOUT = Duration.ofSeconds(1);

    private final Http2Lane lane;
    private final UpstreamTarget target;
    private final @Nullable Upstream other;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Elsewhere elsewhere;
    private final Http2Client client;
    private final MetaData.Request head;
    private final AtomicBoolean ended = new AtomicBoolean();

    private @Nullable Http2RequestBody body;
    private Content.@Nullable Chunk first;
    private int attempts;
    private volatile @Nullable Http2Attempt attempt;
    private volatile @Nullable Http2ResponseBody answer;
    private volatile @Nullable HttpFields trailers;
    private Scheduler.@Nullable Task timer;

    /** @param other the way to the server if it turns out that it does not speak HTTP/2; null if that is an error */
    Http2Exchange(
            Http2Lane lane,
            UpstreamTarget target,
            @Nullable Upstream other,
            Request request,
            Response response,
            Callback callback,
            Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.lane = lane;
        this.target = target;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.other = other;
        client = new Http2Client(request, response, callback, lane.scheduler());
        head = Http2Heads.request(request, target);
    }

    static boolean expectsContinue(Request request) {
        return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }

    void start() {
        client.listen(() -> clientGone(new EofException("the client is gone")));
        first = request.read();
        if (Content.Chunk.isFailure(first)) {
            clientGone(first.getFailure());
            return;
        }
        if (first == null || !first.isLast() || first.hasRemaining() || first instanceof Trailers) {
            body = new Http2RequestBody(this, request, first);
        }
        attempt();
    }

    private void attempt() {
        attempts++;
        Http2Attempt next = new Http2Attempt(this);
        attempt = next;
        Duration limit = target.transport().dialTimeout();
        schedule(limit, () -> serverFailed(next, new SocketTimeoutException("no stream within " + limit)));
        lane.open(next);
        if (ended.get()) {
            next.cancel();
        }
    }

    private boolean isOver(Http2Attempt from) {
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
        return Http2Heads.isBodyless(request, status);
    }

    /** A stream was found. */
    void opening() {
        cancelTimer();
    }

    /** The head was sent. */
    void sent(Http2Attempt from, Stream stream) {
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
        Http2Attempt current = attempt;
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
        Http2Attempt current = attempt;
        if (current != null && !((HTTP2Stream) stream).isResetOrFailed()) {
            serverFailed(current, cause);
        }
    }

    void interim(Http2Attempt from, Stream stream, MetaData.Response interim) {
        int status = interim.getStatus();
        if (isOver(from) || status == HttpStatus.SWITCHING_PROTOCOLS_101) {
            return;
        }
        client.interim(status, Http2Heads.passedOn(interim.getHttpFields()));
        if (status == HttpStatus.CONTINUE_100) {
            client.afterInterims(() -> sendBody(stream));
        }
    }

    void answer(Http2Attempt from, Stream stream, MetaData.Response meta, boolean headAlone) {
        if (isOver(from)) {
            return;
        }
        cancelTimer();
        Http2ResponseBody out = new Http2ResponseBody(this, stream, request, response, client.record(), headAlone);
        answer = out;
        client.afterInterims(() -> {
            Http2Heads.answer(meta, response);
            client.record().answered(response.getStatus(), response.getHeaders());
            client.closeUnlessEnded(body);
            if (!headAlone && Http2Heads.mayHaveTrailers(request, meta.getHttpFields())) {
                response.setTrailersSupplier(() -> trailers);
            }
            out.iterate();
        });
    }

    void trailers(Http2Attempt from, HttpFields fields) {
        if (attempt == from) {
            trailers = Http2Heads.passedOn(fields);
        }
    }

    void available(Http2Attempt from) {
        Http2ResponseBody out = answer;
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
    void refused(Http2Attempt from, Throwable cause) {
        if (isOver(from)) {
            return;
        }
        if (attempts < MAX_ATTEMPTS && isUnread()) {
            cancelTimer();
            attempt();
        } else {
            serverFailed(from, cause instanceof IOException ? cause : new EOFException("refused: " + cause));
        }
    }

    /** Answers in the server's place, or breaks the answer that it began. */
    void serverFailed(Http2Attempt from, Throwable cause) {
        if (attempt != from || !ended.compareAndSet(false, true)) {
            return;
        }
        cleanUp();
        if (Failures.isUnreachable(cause) && answer == null && isUnread() && elsewhere.isPossible()) {
            elsewhere.go(first == null ? request : new RereadRequest(request, first));
        } else if (cause instanceof OtherProtocolException && other != null) {
            goOtherWay(other);
        } else if (answer == null) {
            if (Failures.isUnreachable(cause)) {
                client.record().unreached();
            }
            client.answer(Http2Failures.status(cause), body);
        } else {
            client.breakOff(502, new EofException(cause));
        }
    }

    private boolean isUnread() {
        return body == null || !body.isBegun();
    }

    /** Nothing was sent yet; what was read of the request is read again. */
    private void goOtherWay(Upstream way) {
        Content.Chunk read = first;
        try {
            way.forward(read == null ? request : new RereadRequest(request, read), response, callback, elsewhere);
        } catch (Exception e) {
            callback.failed(e);
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
        Http2Attempt current = attempt;
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
