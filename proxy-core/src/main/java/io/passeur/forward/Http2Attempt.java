package io.passeur.forward;

import java.io.EOFException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.RetryableStreamException;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** One stream to the server: an exchange has several if the server refuses the first ones unprocessed. */
final class Http2Attempt implements Stream.Listener {

    private final Http2Exchange exchange;
    private final AtomicBoolean released = new AtomicBoolean();

    private @Nullable Http2Session session;
    private volatile @Nullable HTTP2Stream stream;
    private volatile boolean cancelled;
    private volatile boolean answered;
    private volatile boolean headAlone;

    Http2Attempt(Http2Exchange exchange) {
        this.exchange = exchange;
    }

    /** Sends the head on a stream that was reserved for this. */
    void open(Http2Session reserved) {
        session = reserved;
        if (cancelled) {
            release();
            return;
        }
        exchange.opening();
        MetaData.Request request = exchange.head();
        if (!Http2Heads.fits(request, reserved.http2())) {
            release();
            failed(new HttpException.RuntimeException(431, "the server takes no head of that size"));
            return;
        }
        HeadersFrame head = new HeadersFrame(request, null, !exchange.hasBody());
        reserved.http2().newStream(head, Promise.from(this::opened, this::notOpened), this);
    }

    /** Before HEADERS are written; an answer may come before {@link #opened}. */
    @Override
    public void onNewStream(Stream created) {
        stream = (HTTP2Stream) created;
    }

    private void opened(Stream created) {
        if (!cancelled) {
            exchange.sent(this, created);
        } else if (!isOver((HTTP2Stream) created)) {
            reset(created);
        }
    }

    private void notOpened(Throwable cause) {
        release();
        HTTP2Stream created = stream;
        if (created == null) {
            exchange.refused(this, cause);
        } else {
            // The connection broke while the head was written: the server may have seen it.
            failed(cause);
        }
    }

    /** The stream is not needed any more, whatever state it is in. */
    void cancel() {
        cancelled = true;
        HTTP2Stream created = stream;
        if (created != null && !created.isReset() && !isOver(created)) {
            reset(created);
        }
    }

    /**
     * Whether the stream is closed, or all but: the server has ended its side, and our end has left; the answer may be here
     * before the thread that wrote the request has told the stream. Servers hold resets against us, and some close the
     * connection if there are many.
     */
    private boolean isOver(HTTP2Stream created) {
        return created.isClosed()
                || (created.isRemotelyClosed()
                        && exchange.hasHandedOver()
                        && (!exchange.hasBody() || hasWindow(created)));
    }

    /** Whether the last piece of a body cannot be waiting for the server's word. */
    private static boolean hasWindow(HTTP2Stream created) {
        return created.getSendWindow() > 0 && created.getSession().getSendWindow() > 0;
    }

    /** Jetty drops the frame if HEADERS were not sent; then {@link #opened} comes back to it. */
    private static void reset(Stream created) {
        created.reset(new ResetFrame(created.getId(), ErrorCode.CANCEL_STREAM_ERROR.code), Callback.NOOP);
    }

    @Override
    public void onHeaders(Stream from, HeadersFrame frame, Callback callback) {
        MetaData head = frame.getMetaData();
        if (head instanceof MetaData.Response response && !HttpStatus.isInterim(response.getStatus())) {
            answered = true;
            headAlone = frame.isEndStream() || exchange.isBodyless(response.getStatus());
            // First, so that the stream knows that it has ended when the exchange does.
            callback.succeeded();
            exchange.answer(this, from, response, headAlone);
            return;
        }
        if (head instanceof MetaData.Response interim) {
            exchange.interim(this, from, interim);
        } else {
            exchange.trailers(this, head.getHttpFields());
        }
        callback.succeeded();
    }

    @Override
    public void onDataAvailable(Stream from, boolean immediate) {
        exchange.available(this);
    }

    /** The server reset the stream. After the whole answer that only means that it needs no more of the request. */
    @Override
    public void onReset(Stream from, ResetFrame frame, Callback callback) {
        callback.succeeded();
        if (frame.getError() == ErrorCode.REFUSED_STREAM_ERROR.code && !answered) {
            exchange.refused(this, new EOFException("the server refused the stream"));
        } else if (!isWhole()) {
            String error = ErrorCode.toString(frame.getError(), "unknown error");
            failed(new EOFException("the server reset the stream: " + error));
        }
    }

    /** Whether all of the answer has arrived, read or not. */
    private boolean isWhole() {
        HTTP2Stream created = stream;
        return headAlone || (created != null && created.isLastDataReceived());
    }

    /** A reset frame leaves for this stream that may not be ours. */
    void wasReset(int error) {
        if (error != ErrorCode.CANCEL_STREAM_ERROR.code && !isWhole()) {
            failed(causeOf(error, new EOFException("the stream was given up")));
        }
    }

    @Override
    public void onFailure(Stream from, int error, String reason, Throwable failure, Callback callback) {
        callback.succeeded();
        if (failure instanceof RetryableStreamException && !answered) {
            exchange.refused(this, failure);
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
                : new Http2ProtocolException("broken answer: " + ErrorCode.toString(error, "unknown error"));
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

    /** Also told by a lane that could not open a stream. */
    void failed(Throwable cause) {
        exchange.serverFailed(this, cause);
    }
}
