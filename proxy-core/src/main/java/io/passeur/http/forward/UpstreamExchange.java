package io.passeur.http.forward;

import io.passeur.http.forward.ExchangePolicy.Phase;
import io.passeur.http.forward.ExchangePolicy.Situation;
import io.passeur.http.forward.ExchangePolicy.Upload;
import io.passeur.net.Network;
import java.io.EOFException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, independent of the server's protocol. Its two sides, the request body and the response,
 * run independently, each on one thread at a time. Timers and the client's disconnect come from other threads. {@link
 * #phase} decides once who responds; the exchange ends when both sides have ended. {@link ExchangePolicy} decides how
 * failures are handled.
 */
final class UpstreamExchange {

    private static final AtomicReferenceFieldUpdater<UpstreamExchange, Phase> PHASE =
            AtomicReferenceFieldUpdater.newUpdater(UpstreamExchange.class, Phase.class, "phase");
    private static final int MAX_ATTEMPTS = 4;
    /** How long a body waits for {@code 100 Continue} from the server. */
    private static final Duration CONTINUE_PATIENCE = Duration.ofSeconds(1);
    /** How long a client may keep sending a body that is discarded before its connection is closed. */
    private static final Duration DISCARD_PATIENCE = Duration.ofSeconds(5);

    private final UpstreamProtocol protocol;
    private final Request request;
    private final Callback callback;
    private final NextUpstream next;
    private final ExchangeClient client;
    private final int lane;
    private final RequestFraming framing;
    private final @Nullable RequestBody body;
    private final Content.@Nullable Chunk bodilessEnd;
    private final ExchangeTimer timer;
    private final ExchangeEnd end;
    private volatile @Nullable UpstreamStream stream;
    private volatile Phase phase = Phase.WAITING;
    private volatile boolean sentWhole;

    private int attempts;

    UpstreamExchange(
            Network network,
            UpstreamProtocol protocol,
            Request request,
            Response response,
            Callback callback,
            NextUpstream next) {
        this.protocol = protocol;
        this.request = request;
        this.callback = callback;
        this.next = next;
        client = new ExchangeClient(request, response);
        timer = new ExchangeTimer(network.scheduler());
        lane = network.laneOf(request);
        end = new ExchangeEnd(callback, timer, client);
        RequestFraming announced = RequestFraming.of(request);
        boolean waits = announced.hasBody() && request.getHeaders().contains(HttpHeader.EXPECT, "100-continue");
        Content.Chunk first = client.isHttp1() || waits || !announced.hasBody() ? null : request.read();
        framing = announced.chunked() && RequestFraming.isEnd(first) ? RequestFraming.NONE : announced;
        body = framing.hasBody() ? new RequestBody(this, request, framing, client.isHttp1(), waits, first) : null;
        bodilessEnd = body == null ? first : null;
    }

    ExchangeClient client() {
        return client;
    }

    UpstreamTarget target() {
        return protocol.target();
    }

    RequestFraming framing() {
        return framing;
    }

    boolean hasBody() {
        return body != null;
    }

    /** The lane of the client's connection. */
    int lane() {
        return lane;
    }

    boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    /** Whether the whole request was sent, so that the connection can be used again. */
    boolean sentWhole() {
        return sentWhole;
    }

    /** Whether the request may be sent twice. */
    boolean isRepeatable() {
        return body == null && ExchangePolicy.isSafe(request.getMethod());
    }

    void start() {
        if (!client.isHttp1()) {
            client.listen(this::clientFailed);
        }
        if (body == null) {
            end.noBody();
            client.watch(this::clientGone);
        }
        connect(false);
    }

    private void connect(boolean fresh) {
        attempts++;
        protocol.open(this, fresh);
    }

    /** A stream is being opened; it can be reset before it is {@linkplain #opened open}. */
    void opening(UpstreamStream by, Duration limit) {
        stream = by;
        timer.start(limit, () -> failed(by, ExchangeFailure.late("no HTTP/2 stream within the time limit")));
        if (!isWaiting()) {
            timer.cancel();
            by.reset();
        }
    }

    /** Sends the request on a stream that now belongs to this exchange. */
    void opened(UpstreamStream by) {
        protocol.faults().reached(target());
        stream = by;
        if (!isWaiting()) {
            by.reset();
            return;
        }
        boolean bodyWaits = body != null && body.waits();
        if (body == null) {
            timer.start(target().transport().responseHeaderTimeout(), this::late);
        } else if (bodyWaits) {
            timer.start(CONTINUE_PATIENCE, this::sendBody);
        } else {
            timer.cancel();
        }
        by.sendHead(this, body != null && !bodyWaits);
    }

    private void late() {
        failed(stream, ExchangeFailure.late("no response within the time limit"));
    }

    /** The head was sent, or is held until the body starts. */
    void headSent(UpstreamStream by) {
        if (body == null) {
            // Set only here: on another thread, the response may have arrived while this one still used the connection.
            sentWhole = true;
        } else if (by == stream && !body.waits()) {
            body.sendOn(by);
        }
    }

    /** Called after the server's {@code 100 Continue}, or after the time limit for it. */
    private void sendBody() {
        UpstreamStream to = stream;
        if (body != null && to != null && isWaiting() && !body.isBegun()) {
            timer.cancel();
            body.sendOn(to);
        }
    }

    /** The request was read to its end, or no more of it will be read. */
    void requestEnded(boolean whole) {
        sentWhole = whole;
        if (isWaiting()) {
            timer.start(target().transport().responseHeaderTimeout(), this::late);
            client.watch(this::clientGone);
        }
        end.request();
    }

    private void clientGone() {
        clientFailed(new EOFException("the client closed the connection"));
    }

    /** The client disconnected, or reading its body failed. */
    void clientFailed(Throwable cause) {
        act(stream, ExchangeFailure.clientGone(cause));
    }

    /**
     * A stream failed and released its resources. Failures of streams that are not the current one are ignored.
     *
     * @param by null if there is no stream yet
     * @return whether the request, with the part of its body that was read, continues on another stream or upstream
     */
    boolean failed(@Nullable UpstreamStream by, ExchangeFailure what) {
        return by == stream && act(by, what);
    }

    private boolean act(@Nullable UpstreamStream by, ExchangeFailure what) {
        if (end.isOver()) {
            return false;
        }
        Situation situation =
                new Situation(phase, isRepeatable(), body == null || body.isIntact(), attempts < MAX_ATTEMPTS);
        return switch (ExchangePolicy.onFailure(what.kind(), situation)) {
            case IGNORE -> false;
            case RETRY -> retry(by);
            case NEXT_SERVER -> go(next, what) || respond(what);
            case OTHER_PROTOCOL ->
                go(new OtherProtocol(protocol.otherProtocol(), client.response(), callback, next), what)
                        || respond(what);
            case RESPOND -> respond(what);
            case BREAK -> breakResponse(what);
            case ABORT -> abort(by, what.cause());
        };
    }

    private boolean retry(@Nullable UpstreamStream from) {
        if (!leave(from)) {
            return false;
        }
        timer.cancel();
        connect(true);
        return true;
    }

    /** Detaches the request from a stream. @return false if it was detached already and another thread continues */
    private synchronized boolean leave(@Nullable UpstreamStream from) {
        if (stream != from) {
            return false;
        }
        stream = null;
        return true;
    }

    private boolean go(NextUpstream other, ExchangeFailure what) {
        Request again = other.isPossible() ? handOver() : null;
        if (again != null) {
            client.report(protocol, what, "the next server gets the request");
            other.go(again);
        }
        return again != null;
    }

    /** The request, readable from where it was before this exchange; null if a response has begun. */
    private @Nullable Request handOver() {
        if (!PHASE.compareAndSet(this, Phase.WAITING, Phase.HANDED_OVER)) {
            return null;
        }
        end.quiet();
        resetStream();
        Content.Chunk read = body == null ? bodilessEnd : body.giveBack();
        return read == null ? request : new RereadRequest(request, read);
    }

    /** Responds in the server's place. */
    private boolean respond(ExchangeFailure what) {
        if (PHASE.compareAndSet(this, Phase.WAITING, Phase.FAILED)) {
            client.report(protocol, what, "the client gets " + what.status());
            client.record().unreached(what.isBeforeRequest());
            timer.cancel();
            resetStream();
            stopBody();
            client.afterInterims(() -> {
                closeUnlessRequestRead();
                client.substitute(
                        what.status(),
                        Callback.from(
                                InvocationType.NON_BLOCKING,
                                this::responded,
                                cause -> act(stream, ExchangeFailure.notWritten(cause))));
            });
        }
        return false;
    }

    /** Discards the body before the response is sent, which may keep the client's connection usable. */
    private void stopBody() {
        if (body != null) {
            body.stop();
            if (body.rest() == Upload.DISCARD) {
                discard(body);
            }
        }
    }

    private void resetStream() {
        UpstreamStream used = stream;
        if (used != null) {
            used.reset();
        }
    }

    private void closeUnlessRequestRead() {
        if (body != null && !body.isEnded()) {
            client.closeAfterResponse();
        }
    }

    private boolean abort(@Nullable UpstreamStream by, Throwable cause) {
        client.left();
        if (by != null) {
            by.abort(cause);
        }
        return false;
    }

    private boolean breakResponse(ExchangeFailure what) {
        client.report(protocol, what, "the response breaks off");
        resetStream();
        if (body != null) {
            body.drop();
        }
        end.broken(what.quietCause());
        return false;
    }

    /** Passes a 1xx response on. @return completes when it is written */
    CompletableFuture<Void> interim(UpstreamStream by, int status, Iterable<HttpField> fields) {
        if (!isWaiting() || by != stream) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> written = client.interim(status, fields);
        return status == HttpStatus.CONTINUE_100 ? written.thenRun(this::sendBody) : written;
    }

    /** Runs a task once all 1xx responses are written. */
    void afterInterims(Runnable task) {
        timer.cancel();
        client.afterInterims(task);
    }

    /**
     * Starts the response to the client with the server's response head.
     *
     * @param trailers that may follow the body; null if none can
     * @return false if the proxy has responded already
     */
    boolean begin(int status, Iterable<HttpField> fields, @Nullable Supplier<HttpFields> trailers) {
        if (!PHASE.compareAndSet(this, Phase.WAITING, Phase.RESPONDING)) {
            return false;
        }
        timer.cancel();
        client.head(status, fields, trailers);
        closeUnlessRequestRead();
        return true;
    }

    /** Claims the client's connection for another protocol. @return its callback, or null if it is too late */
    @Nullable
    Callback upgrade() {
        if (!end.hasRequestEnded() || !PHASE.compareAndSet(this, Phase.WAITING, Phase.RESPONDING)) {
            return null;
        }
        end.quiet();
        return callback;
    }

    /** The response is complete; later events no longer concern its stream. */
    void leaveStream() {
        stream = null;
    }

    /** The whole response was written. */
    void responded() {
        stream = null;
        end.response();
        if (body == null || end.hasRequestEnded()) {
            return;
        }
        Upload rest = body.rest();
        if (rest == Upload.DISCARD) {
            discard(body);
            return;
        }
        body.drop();
        if (rest == Upload.STOP) {
            client.stopUpload();
        }
        end.request();
    }

    private void discard(RequestBody rest) {
        timer.start(DISCARD_PATIENCE, end::request);
        rest.discard();
    }
}
