package io.passeur.entrypoint;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Channel;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** A stream of a client. */
final class Http2ClientStream extends HTTP2Stream {

    private final Http2Resets resets;

    Http2ClientStream(Http2ClientSession session, int id, MetaData.Request request, boolean local, Http2Resets resets) {
        super(session, id, request, local);
        this.resets = resets;
    }

    /** Whether the stream of a request, or its connection, has ended before the response; false for HTTP/1.1. */
    static boolean isOver(Request request) {
        if (!(request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection)) {
            return false;
        }
        Stream stream = connection.getSession().getStream(Integer.parseInt(request.getId()));
        return connection.getSession().isClosed() || !(stream instanceof HTTP2Stream known) || known.isResetOrFailed();
    }

    /** A reset behind a whole response says that the rest of the request is not needed; nothing has failed (RFC 9113, 8.1). */
    @Override
    public void reset(ResetFrame frame, Callback callback) {
        boolean early = frame.getError() == ErrorCode.CANCEL_STREAM_ERROR.code && isLocallyClosed();
        resets.add(getId(), updateRecvWindow(0));
        super.reset(early ? new ResetFrame(getId(), ErrorCode.NO_ERROR.code) : frame, callback);
        if (frame.getError() == ErrorCode.PROTOCOL_ERROR.code) {
            malformed();
        }
    }

    /** Jetty resets streams with malformed bodies and tells nobody. */
    private void malformed() {
        if (getAttachment() instanceof HTTP2Channel.Server channel) {
            HttpException.RuntimeException cause =
                    new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "malformed HTTP/2 message");
            Runnable task = channel.onFailure(cause, Callback.NOOP);
            if (task != null) {
                task.run();
            }
        }
    }
}
