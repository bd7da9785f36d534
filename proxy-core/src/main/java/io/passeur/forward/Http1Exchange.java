package io.passeur.forward;

import io.passeur.net.ClientEndPoint;
import io.passeur.net.Network;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.Tunnel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Two sides run independently, each on one thread at a time: the request's body and the answer;
 * timers and the client's leaving come from outside. Who gives the answer is decided once, by {@link #phase}; the exchange
 * ends when both sides have ended.
 */
final class Http1Exchange implements Callback {

    private enum Phase {
        WAITING,
        /** The server's answer is handed on. */
        ANSWERING,
        /** The proxy answers itself. */
        FAILED,
        /** Another server gets the request; this exchange is over. */
        ELSEWHERE
    }

    private static final int REQUEST_ENDED = 1;
    private static final int RESPONSE_ENDED = 2;
    private static final int ENDED = REQUEST_ENDED | RESPONSE_ENDED;
    private static final Duration CONTINUE_PATIENCE = Duration.ofSeconds(1);
    /** How long a client may go on sending a body that nobody wants before its connection is closed. */
    private static final Duration DISCARD_PATIENCE = Duration.ofSeconds(5);

    private final Network network;
    private final Http1Pool pool;
    private final UpstreamTarget target;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final RequestRecord record;
    private final Elsewhere elsewhere;
    private final @Nullable ClientEndPoint client;
    private final int lane;
    private final boolean http1Client;
    private final @Nullable String upgrade;
    private final boolean expectsContinue;
    private final Framing framing;
    private final @Nullable RequestBody body;
    private final Content.@Nullable Chunk bodilessEnd;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final AtomicInteger ends = new AtomicInteger();
    private final ExchangeTimer timer;
    private final AtomicBoolean bodyStarted = new AtomicBoolean();
    private volatile @Nullable Http1Connection connection;
    private volatile @Nullable Throwable failure;
    private volatile boolean sentWhole;
    private ByteBuffer head = BufferUtil.EMPTY_BUFFER;

    Http1Exchange(
            Network network,
            Http1Pool pool,
            UpstreamTarget target,
            Request request,
            Response response,
            Callback callback,
            Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.network = network;
        this.pool = pool;
        this.target = target;
        this.request = request;
        this.response = response;
        this.callback = callback;
        record = RequestRecord.ofOrUnread(request);
        timer = new ExchangeTimer(network.scheduler());
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        http1Client = version.getVersion() < HttpVersion.HTTP_2.getVersion();
        client = ClientEndPoint.of(request);
        lane = network.laneOf(request);
        upgrade = version == HttpVersion.HTTP_1_1 ? HopByHop.upgrade(request.getHeaders()) : null;
        Framing announced = Framing.of(request);
        expectsContinue = announced.hasBody() && request.getHeaders().contains(HttpHeader.EXPECT, "100-continue");
        Content.Chunk first = http1Client || expectsContinue || !announced.hasBody() ? null : request.read();
        framing = announced.chunked() && isEnd(first) ? Framing.NONE : announced;
        body = framing.hasBody() ? new RequestBody(this, request, framing, http1Client, first) : null;
        bodilessEnd = body == null ? first : null;
    }

    /** HTTP/2 says with the head that there is no body; then none must be invented. */
    private static boolean isEnd(Content.@Nullable Chunk first) {
        return first != null
                && first.isLast()
                && !first.hasRemaining()
                && !(first instanceof Trailers)
                && !Content.Chunk.isFailure(first);
    }

    void start() {
        if (!http1Client) {
            request.addFailureListener(cause -> clientGone());
            request.addIdleTimeoutListener(timeout -> false);
        }
        if (body == null) {
            ends.set(REQUEST_ENDED);
            watchClient();
        }
        connect();
    }

    private void watchClient() {
        if (http1Client && client != null) {
            client.watch(this::clientGone);
        }
    }

    private void connect() {
        Http1Connection idle = pool.acquire(lane, !isRepeatable());
        if (idle == null) {
            dial();
        } else {
            use(idle);
        }
    }

    private void dial() {
        new Http1Dial(network, pool, this, lane).start();
    }

    boolean waiting() {
        return phase.get() == Phase.WAITING;
    }

    /** Whether the server has got all of the request, so that its connection can carry another. */
    boolean sentWhole() {
        return sentWhole;
    }

    void dialFailed(Throwable cause) {
        if (!(Failures.isUnreachable(cause) && goElsewhere())) {
            record.unreached();
            fail(Failures.status(cause));
        }
    }

    /** Hands the request over with all that was read of it. @return false if there is nowhere to go */
    private boolean goElsewhere() {
        if (!elsewhere.isPossible() || !phase.compareAndSet(Phase.WAITING, Phase.ELSEWHERE)) {
            return false;
        }
        timer.cancel();
        unwatchClient();
        Content.Chunk read = body == null ? bodilessEnd : body.giveBack();
        elsewhere.go(read == null ? request : new RereadRequest(request, read));
        return true;
    }

    /** Sends the request on a connection that is this exchange's now. */
    void use(Http1Connection to) {
        connection = to;
        if (!waiting()) {
            to.discard();
            return;
        }
        to.begin(this, HttpMethod.HEAD.is(request.getMethod()));
        if (bodyStarted.get() && body != null) {
            body.sendAgain(to);
            return;
        }
        Http1RequestHead.write(to.head(), request, target, framing, upgrade);
        head = to.head().view();
        if (body != null && !expectsContinue) {
            bodyStarted.set(true);
            body.start(to, head);
            return;
        }
        timer.start(
                body == null ? pool.key().transport().responseHeaderTimeout() : CONTINUE_PATIENCE,
                body == null ? this::headerTimeout : this::startBody);
        to.write(this, head);
    }

    private void headerTimeout() {
        fail(504);
    }

    /** The server wants the body, or has not said so in time. */
    private void startBody() {
        Http1Connection to = connection;
        if (body != null && to != null && waiting() && bodyStarted.compareAndSet(false, true)) {
            timer.cancel();
            body.start(to);
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** The head of a request without a body (or with one that waits) was written. */
    @Override
    public void succeeded() {
        // Only now: on another thread the answer may have come before this one was done with the connection.
        sentWhole = body == null;
    }

    @Override
    public void failed(Throwable cause) {
        Http1Connection used = connection;
        if (used != null && used.reused() && head.position() == 0) {
            tryAgain();
        }
        // Else the server may have answered before it closed; whoever reads the answer finds out.
    }

    /** Sends the request on another connection, since this one did not take a byte of it. @return false if it is too late */
    boolean tryAgain() {
        Http1Connection used = connection;
        if (used == null || !waiting() || !leave(used)) {
            return false;
        }
        timer.cancel();
        used.discard();
        connect();
        return true;
    }

    /** Takes the request off a connection. @return false if it has left already; then it is somebody else's to send */
    private synchronized boolean leave(Http1Connection from) {
        if (connection != from) {
            return false;
        }
        connection = null;
        return true;
    }

    /** All of the request has been read from the client, or as much as ever will. */
    void requestEnded(boolean whole) {
        sentWhole = whole;
        if (waiting()) {
            timer.start(pool.key().transport().responseHeaderTimeout(), this::headerTimeout);
            watchClient();
        }
        end(REQUEST_ENDED);
    }

    /** The client's body failed. */
    void requestBroken(Throwable cause) {
        if (!fail(cause instanceof TimeoutException ? 504 : 499)) {
            abort();
        }
    }

    private void clientGone() {
        if (!fail(499)) {
            abort();
        }
    }

    private void abort() {
        Http1Connection used = connection;
        if (used != null && phase.get() == Phase.ANSWERING) {
            used.abort();
        }
    }

    /** The server's answer ended before its time, or is none. */
    void broken(Http1Connection by, Http1Answer.Flaw flaw) {
        boolean repeatable = flaw == Http1Answer.Flaw.CUT && mayRepeat();
        if (repeatable && by.silent() && by.reused() && leave(by)) {
            timer.cancel();
            dial();
        } else if (repeatable && by == connection && goElsewhere()) {
            by.discard();
        } else if (by == connection && !fail(flaw == Http1Answer.Flaw.CUT ? 502 : 500)) {
            breakAnswer(
                    new IOException("the server's answer is " + (flaw == Http1Answer.Flaw.CUT ? "cut" : "malformed")));
        }
    }

    /**
     * Whether the server will rather have closed a connection than refused this request, and a repetition does no harm even
     * if it has not. The same server gets it again on a new connection, which is not kept, so that it happens once; after
     * that only another one does.
     */
    private boolean mayRepeat() {
        return waiting() && isRepeatable();
    }

    private boolean isRepeatable() {
        return body == null && isSafe(request.getMethod());
    }

    private static boolean isSafe(String method) {
        return HttpMethod.GET.is(method)
                || HttpMethod.HEAD.is(method)
                || HttpMethod.OPTIONS.is(method)
                || HttpMethod.TRACE.is(method);
    }

    /** An answer that has begun cannot be completed: the client must see that it is broken. */
    void breakAnswer(Throwable cause) {
        if (phase.get() == Phase.WAITING && fail(500)) {
            return;
        }
        stopBody();
        failure = cause;
        end(ENDED);
    }

    /** Relays 1xx. Those that the client cannot take are dropped. */
    CompletableFuture<?> interim(int status, List<HttpField> fields) {
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0 || !waiting()) {
            return CompletableFuture.completedFuture(null);
        }
        HttpFields.Mutable passed = HttpFields.build();
        AnswerHead.copy(fields, passed);
        CompletableFuture<Void> relayed = response.writeInterim(status, passed);
        if (status != 100) {
            return relayed;
        }
        return relayed.handle((nothing, ignored) -> {
            startBody();
            return null;
        });
    }

    /** Takes the server's head over. @return false if the proxy has answered already */
    boolean beginAnswer(Http1Answer answer) {
        if (!phase.compareAndSet(Phase.WAITING, Phase.ANSWERING)) {
            return false;
        }
        timer.cancel();
        AnswerHead.take(answer, response);
        record.answered(answer.status(), response.getHeaders());
        if (answer.chunked() && !(answer.complete() && answer.trailers() == null)) {
            AnswerHead.announceTrailers(answer, response);
        }
        closeUnlessRequestEnded();
        return true;
    }

    /** A client that still sends cannot be asked for its next request. */
    private void closeUnlessRequestEnded() {
        if (http1Client && body != null && !body.exhausted()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
    }

    void write(boolean last, ByteBuffer content, Callback written) {
        // Jetty would give an answer without a body the length 0, though it only has none here.
        boolean lengthUnknown = last
                && !content.hasRemaining()
                && (HttpMethod.HEAD.is(request.getMethod()) || response.getStatus() == 304)
                && !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
        record.answeredBytes(content.remaining());
        response.write(last && !lengthUnknown, content, written);
    }

    /** Answers 101 and joins the connections. @return false if that was not asked for */
    boolean switchProtocols(Http1Answer answer, EndPoint server, ByteBuffer early) {
        if (upgrade == null
                || (ends.get() & REQUEST_ENDED) == 0
                || !phase.compareAndSet(Phase.WAITING, Phase.ANSWERING)) {
            return false;
        }
        timer.cancel();
        unwatchClient();
        AnswerHead.takeUpgrade(answer, response);
        record.answered(answer.status(), response.getHeaders());
        Tunnel tunnel = new Tunnel();
        record.became(tunnel);
        EndPoint ours = request.getConnectionMetaData().getConnection().getEndPoint();
        Passage.open(network, request, ours, server, early, tunnel);
        response.write(
                true,
                BufferUtil.EMPTY_BUFFER,
                Callback.from(InvocationType.NON_BLOCKING, callback::succeeded, cause -> {
                    server.close();
                    tunnel.end();
                    callback.failed(cause);
                }));
        return true;
    }

    /** The answer has been handed on whole. */
    void answered() {
        end(RESPONSE_ENDED);
        stopBody();
    }

    /** Answers in the server's place. @return false if somebody else has begun to */
    private boolean fail(int status) {
        if (!phase.compareAndSet(Phase.WAITING, Phase.FAILED)) {
            return false;
        }
        timer.cancel();
        Http1Connection used = connection;
        if (used != null) {
            used.discard();
        }
        stopBody();
        closeUnlessRequestEnded();
        SubstituteAnswer.give(
                record,
                response,
                Callback.from(InvocationType.NON_BLOCKING, () -> end(RESPONSE_ENDED), this::breakAnswer),
                status);
        return true;
    }

    private void stopBody() {
        if (body == null || (ends.get() & REQUEST_ENDED) != 0) {
            return;
        }
        body.stop();
        if (bodyStarted.compareAndSet(false, true)) {
            if (expectsContinue) {
                // The client was not asked for it and does not send it.
                end(REQUEST_ENDED);
                return;
            }
            body.discard();
        }
        timer.start(DISCARD_PATIENCE, () -> end(REQUEST_ENDED));
    }

    private void end(int side) {
        int before = ends.getAndUpdate(bits -> bits | side);
        if (before == ENDED || (before | side) != ENDED) {
            return;
        }
        timer.cancel();
        unwatchClient();
        Throwable cause = failure;
        if (cause == null) {
            callback.succeeded();
        } else {
            callback.failed(cause);
        }
    }

    private void unwatchClient() {
        if (client != null) {
            client.unwatch();
        }
    }
}
