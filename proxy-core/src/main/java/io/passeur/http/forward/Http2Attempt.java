package io.passeur.http.forward;

import java.io.EOFException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.RetryableStreamException;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** One stream to the server. An exchange has several if the server refuses streams without processing them. */
final class Http2Attempt implements Stream.Listener, UpstreamStream {

    private final UpstreamExchange exchange;
    private final Http2Lane lane;
    private final AtomicBoolean released = new AtomicBoolean();

    private @Nullable Http2Session session;
    private volatile @Nullable HTTP2Stream stream;
    private volatile @Nullable Http2ResponseBody response;
    private volatile HttpFields trailers = HttpFields.EMPTY;
    private volatile boolean cancelled;
    private volatile boolean responding;
    private volatile boolean headAlone;
    private int interims;
    private volatile boolean handedOver;

    Http2Attempt(UpstreamExchange exchange, Http2Lane lane) {
        this.exchange = exchange;
        this.lane = lane;
        handedOver = !exchange.hasBody();
    }

    /** Opens a stream of a session that reserved one for this attempt. */
    void open(Http2Session reserved) {
        session = reserved;
        if (cancelled) {
            release();
            return;
        }
        exchange.opened(this);
    }

    @Override
    public void sendHead(UpstreamExchange sender, boolean hold) {
        Http2Session reserved = session;
        if (reserved == null) {
            throw new IllegalStateException("no session");
        }
        MetaData.Request request = Http2Heads.request(exchange.client().request(), exchange.target());
        if (!Http2Heads.fits(request, reserved.http2())) {
            release();
            failed(new HttpException.RuntimeException(431, "the request header exceeds the server's limit"));
            return;
        }
        HeadersFrame head = new HeadersFrame(request, null, !exchange.hasBody());
        reserved.http2().newStream(head, Promise.from(this::opened, this::notOpened), this);
    }

    /** Called before HEADERS are written; a response may arrive before {@link #opened}. */
    @Override
    public void onNewStream(Stream created) {
        stream = (HTTP2Stream) created;
        // Nothing else would notice DATA that come before HEADERS.
        created.demand();
    }

    private void opened(Stream created) {
        if (!cancelled) {
            exchange.headSent(this);
        } else if (!isOver((HTTP2Stream) created)) {
            cancel(created);
        }
    }

    private void notOpened(Throwable cause) {
        release();
        if (stream == null) {
            refused(cause);
        } else {
            // The connection broke while the head was written, so the server may have received it.
            failed(cause);
        }
    }

    /** Never holds a head, because HEADERS are sent before the body may be. */
    @Override
    public boolean flush(Callback sent) {
        return false;
    }

    @Override
    public void send(Content.Chunk chunk, boolean last, Callback sent) {
        Stream to = stream;
        if (to == null) {
            throw new IllegalStateException("no stream");
        }
        handedOver = last;
        if (chunk instanceof Trailers end) {
            sendTrailers(
                    to,
                    Http2Heads.trailers(
                            end.getTrailers(), exchange.client().request().getHeaders()),
                    sent);
        } else {
            to.data(new DataFrame(to.getId(), chunk.getByteBuffer(), last), sent);
        }
    }

    private static void sendTrailers(Stream to, HttpFields fields, Callback sent) {
        if (fields.size() == 0) {
            to.data(new DataFrame(to.getId(), BufferUtil.EMPTY_BUFFER, true), sent);
        } else if (Http2Fields.fit(fields, 0, ((HTTP2Stream) to).getSession())) {
            to.headers(new HeadersFrame(to.getId(), new MetaData(HttpVersion.HTTP_2, fields), null, true), sent);
        } else {
            sent.failed(new HttpException.RuntimeException(431, "the trailers exceed the server's limit"));
        }
    }

    /** Resets and failures of the stream have events of their own; only other failures are reported here. */
    @Override
    public boolean notSent(Throwable cause) {
        HTTP2Stream created = stream;
        if (created != null && !created.isResetOrFailed()) {
            failed(cause);
        }
        return false;
    }

    @Override
    public void reset() {
        cancelled = true;
        lane.forget(this);
        HTTP2Stream created = stream;
        if (created != null && !created.isReset() && !isOver(created)) {
            cancel(created);
        }
    }

    @Override
    public void abort(Throwable cause) {
        reset();
        exchange.failed(this, ExchangeFailure.cut(cause));
    }

    /**
     * Whether the stream is closed or about to be: the server has ended its side, and our END_STREAM was sent. The
     * response may arrive before the thread that wrote the request has updated the stream. An unnecessary reset is
     * avoided because some servers close connections with many resets.
     */
    private boolean isOver(HTTP2Stream created) {
        return created.isClosed()
                || (created.isRemotelyClosed() && handedOver && (!exchange.hasBody() || hasWindow(created)));
    }

    /** Whether the window is open, so that the last piece of a body cannot be waiting for it. */
    private static boolean hasWindow(HTTP2Stream created) {
        return created.getSendWindow() > 0 && created.getSession().getSendWindow() > 0;
    }

    /** Jetty drops the frame if HEADERS were not sent; {@link #opened} then sends it again. */
    private static void cancel(Stream created) {
        created.reset(new ResetFrame(created.getId(), ErrorCode.CANCEL_STREAM_ERROR.code), Callback.NOOP);
    }

    @Override
    public void onHeaders(Stream from, HeadersFrame frame, Callback callback) {
        MetaData head = frame.getMetaData();
        String flaw = Http2ResponseRules.flaw(exchange.client().request(), frame, responding, interims);
        if (flaw != null) {
            // First, so that the end of the stream is not taken for DATA before HEADERS.
            failed(new InvalidResponseException(flaw));
            callback.succeeded();
            return;
        }
        if (head instanceof MetaData.Response begun && !HttpStatus.isInterim(begun.getStatus())) {
            responding = true;
            headAlone = frame.isEndStream()
                    || ExchangeClient.isBodiless(exchange.client().request(), begun.getStatus());
            // First, so that the stream has ended before the exchange does.
            callback.succeeded();
            begin(from, begun);
            return;
        }
        if (head instanceof MetaData.Response interim) {
            interim(interim);
        } else {
            trailers = TrailerRules.ofResponse(head.getHttpFields());
        }
        callback.succeeded();
    }

    private void begin(Stream from, MetaData.Response head) {
        Http2ResponseBody body = new Http2ResponseBody(exchange, this, from, headAlone);
        exchange.afterInterims(() -> {
            if (exchange.begin(head.getStatus(), head.getHttpFields(), headAlone ? null : () -> trailers)) {
                response = body;
                body.iterate();
            }
        });
    }

    private void interim(MetaData.Response interim) {
        interims++;
        exchange.interim(this, interim.getStatus(), interim.getHttpFields());
    }

    @Override
    public void onDataAvailable(Stream from, boolean immediate) {
        if (!responding) {
            failed(new InvalidResponseException("DATA before HEADERS"));
            return;
        }
        Http2ResponseBody body = response;
        if (body != null) {
            body.iterate();
        }
    }

    /** The client has the whole response. */
    void finish() {
        exchange.leaveStream();
        reset();
        exchange.responded();
    }

    /**
     * The server reset the stream. After a complete response, this only means that it does not need the rest of the
     * request.
     */
    @Override
    public void onReset(Stream from, ResetFrame frame, Callback callback) {
        callback.succeeded();
        if (frame.getError() == ErrorCode.REFUSED_STREAM_ERROR.code && !responding) {
            refused(new EOFException("the server refused the stream"));
        } else if (!isWhole()) {
            String error = ErrorCode.toString(frame.getError(), "unknown error");
            failed(new EOFException("the server reset the stream: " + error));
        }
    }

    /** Whether the whole response has arrived, even if it was not read yet. */
    private boolean isWhole() {
        HTTP2Stream created = stream;
        return headAlone || (created != null && created.isLastDataReceived());
    }

    /** A reset frame is sent for this stream, possibly by Jetty. */
    void wasReset(int error) {
        if (error != ErrorCode.CANCEL_STREAM_ERROR.code && !isWhole()) {
            failed(causeOf(error, new EOFException("the stream was cancelled")));
        }
    }

    @Override
    public void onFailure(Stream from, int error, String reason, Throwable failure, Callback callback) {
        callback.succeeded();
        if (failure instanceof RetryableStreamException && !responding) {
            refused(failure);
        } else if (!isWhole()) {
            failed(causeOf(error, failure));
        }
    }

    private Throwable causeOf(int error, Throwable failure) {
        Throwable known = session == null ? null : session.cause();
        if (known != null) {
            return known;
        }
        return error == ErrorCode.NO_ERROR.code || error == ErrorCode.CANCEL_STREAM_ERROR.code
                ? failure
                : new Http2ProtocolException("stream error " + ErrorCode.toString(error, "unknown error"));
    }

    @Override
    public void onClosed(Stream from) {
        release();
    }

    private void release() {
        if (session != null && released.compareAndSet(false, true)) {
            session.release();
        }
    }

    private void refused(Throwable cause) {
        exchange.failed(this, ExchangeFailure.unprocessed(cause));
    }

    /** Also called by the lane when it cannot open a stream. */
    void failed(Throwable cause) {
        reset();
        exchange.failed(this, Http2Failures.explain(cause, stream == null));
    }
}
