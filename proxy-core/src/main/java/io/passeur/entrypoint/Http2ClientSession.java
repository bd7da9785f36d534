package io.passeur.entrypoint;

import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.FlowControlStrategy;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.generator.Generator;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerSession;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection. What is wrong with one stream ends that stream, and frames that were on their way when the proxy reset
 * a stream are ignored; Jetty ends the connection in many of these cases.
 */
final class Http2ClientSession extends HTTP2ServerSession {

    private static final Logger log = LoggerFactory.getLogger(Http2ClientSession.class);

    private final ServerSessionListener listener;
    private final int window;
    private final Http2Resets resets = new Http2Resets();
    private boolean prefaced;

    /** @param window how many bytes a client may send on a new stream */
    Http2ClientSession(
            Scheduler scheduler,
            EndPoint endPoint,
            Http2Parser parser,
            Generator generator,
            ServerSessionListener listener,
            FlowControlStrategy flowControl,
            int window) {
        super(scheduler, endPoint, parser, generator, listener, flowControl);
        this.listener = listener;
        this.window = window;
    }

    /** Sends SETTINGS once: at the client's preface, or before if the protocol is known. */
    @Override
    public void onPreface() {
        if (!prefaced) {
            prefaced = true;
            super.onPreface();
        }
    }

    /** Without a connection no response can arrive. Jetty goes on with the streams of clients that have sent GOAWAY. */
    @Override
    public void onShutdown() {
        super.onShutdown();
        if (!getStreams().isEmpty()) {
            disconnect();
        }
    }

    @Override
    protected HTTP2Stream newStream(int id, MetaData.Request request, boolean local) {
        return new Http2ClientStream(this, id, request, local, resets);
    }

    /** Null if the stream is refused. */
    @Override
    protected @Nullable HTTP2Stream createRemoteStream(int id, MetaData.Request request) {
        HTTP2Stream stream = super.createRemoteStream(id, request);
        if (stream == null) {
            resets.add(id, window);
        }
        return stream;
    }

    @Override
    public void onHeaders(HeadersFrame frame) {
        int id = frame.getStreamId();
        HTTP2Stream stream = getStream(id);
        Throwable failure = MetaData.Failed.getFailure(frame.getMetaData());
        if (stream != null) {
            onTrailers(stream, frame, failure);
        } else if (!isClientStream(id)) {
            super.onHeaders(frame);
        } else if (isRemoteStreamClosed(id)) {
            onLateHeaders(frame);
        } else if (failure instanceof Http2Head.TooLarge) {
            tooLarge(id);
        } else if (failure != null || !frame.getMetaData().isRequest()) {
            malformed(id, failure == null ? "no pseudo fields" : failure.getMessage());
        } else {
            super.onHeaders(frame);
        }
    }

    private void onLateHeaders(HeadersFrame frame) {
        if (resets.contains(frame.getStreamId())) {
            log.debug("Ignoring HEADERS of stream {}, which was reset", frame.getStreamId());
        } else {
            super.onHeaders(frame);
        }
    }

    private void onTrailers(HTTP2Stream stream, HeadersFrame frame, @Nullable Throwable failure) {
        if (stream.isRemotelyClosed()) {
            reset(stream, ErrorCode.STREAM_CLOSED_ERROR, "HEADERS behind the end of the stream");
        } else if (failure != null || frame.getMetaData().isRequest() || !frame.isEndStream()) {
            reset(stream, ErrorCode.PROTOCOL_ERROR, "malformed trailers");
        } else {
            super.onHeaders(frame);
        }
    }

    private void malformed(int id, @Nullable String reason) {
        HTTP2Stream stream = open(id);
        if (stream != null) {
            reset(stream, ErrorCode.PROTOCOL_ERROR, reason);
        }
    }

    private void reset(HTTP2Stream stream, ErrorCode error, @Nullable String reason) {
        log.debug("Resetting stream {} of {}: {}", stream.getId(), getEndPoint().getRemoteSocketAddress(), reason);
        stream.reset(new ResetFrame(stream.getId(), error.code), Callback.NOOP);
    }

    private @Nullable HTTP2Stream open(int id) {
        HTTP2Stream stream = createRemoteStream(id, (MetaData.Request) MetaData.Failed.newFailedMetaDataRequest(
                HttpVersion.HTTP_2, new IllegalArgumentException("malformed")));
        if (stream != null) {
            onStreamOpened(stream);
        }
        return stream;
    }

    private void tooLarge(int id) {
        HTTP2Stream stream = open(id);
        if (stream != null && listener instanceof HTTP2ServerSession.Listener failures) {
            failures.onStreamFailure(
                    stream,
                    new HttpException.RuntimeException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431),
                    Callback.NOOP);
        }
    }

    @Override
    public void onData(Stream.Data data) {
        int id = data.frame().getStreamId();
        if (getStream(id) != null || !isClientStream(id) || !isRemoteStreamClosed(id)) {
            super.onData(data);
            return;
        }
        int length = data.frame().flowControlLength();
        getFlowControlStrategy().onDataReceived(this, null, length);
        getFlowControlStrategy().onDataConsumed(this, null, length);
        if (!resets.expects(id, length)) {
            unexpected(data.frame());
        }
    }

    private void unexpected(DataFrame frame) {
        if (getParser().rateControlOnEvent(frame)) {
            frames(
                    null,
                    List.of(new ResetFrame(frame.getStreamId(), ErrorCode.STREAM_CLOSED_ERROR.code)),
                    Callback.NOOP);
        } else {
            onConnectionFailure(ErrorCode.ENHANCE_YOUR_CALM_ERROR.code, "invalid_data_frame_rate");
        }
    }
}
