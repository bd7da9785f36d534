package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.RespondingTimeouts;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Channel;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/** The limits on HTTP/2: a stream that exceeds one is reset, an idle connection is closed. */
final class Http2Deadlines {

    private static final String SEEN = Http2Deadlines.class.getName();

    private final TimeLimits limits;

    Http2Deadlines(RespondingTimeouts limits) {
        this.limits = TimeLimits.of(limits);
    }

    void look(HTTP2Connection connection, EndPoint endPoint) {
        HTTP2Session session = connection.getSession();
        if (session.getStreams().isEmpty()) {
            if (TimeLimits.idleNanos(endPoint) > limits.idle()) {
                session.close(ErrorCode.NO_ERROR.code, "idle_timeout", Callback.NOOP);
            }
            return;
        }
        for (Stream stream : session.getStreams()) {
            look((HTTP2Stream) stream);
        }
    }

    /** A stream's age counts from the first check that sees it. */
    private void look(HTTP2Stream stream) {
        if (!(stream.getAttribute(SEEN) instanceof Long seen)) {
            stream.setAttribute(SEEN, NanoTime.now());
            return;
        }
        long age = NanoTime.since(seen);
        if (!stream.isRemotelyClosed() && age > limits.read()) {
            end(stream, ErrorCode.CANCEL_STREAM_ERROR, "readTimeout: the request did not arrive in time");
        } else if (age > limits.write()) {
            end(stream, ErrorCode.INTERNAL_ERROR, "writeTimeout: the answer was not taken in time");
        }
    }

    private static void end(HTTP2Stream stream, ErrorCode code, String reason) {
        stream.reset(new ResetFrame(stream.getId(), code.code), Callback.NOOP);
        if (stream.getAttachment() instanceof HTTP2Channel.Server channel) {
            Runnable task = channel.onFailure(new TimeoutException(reason), Callback.NOOP);
            if (task != null) {
                task.run();
            }
        }
    }
}
