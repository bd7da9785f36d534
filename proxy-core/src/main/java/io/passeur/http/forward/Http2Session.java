package io.passeur.http.forward;

import io.passeur.net.LaneEndPoint;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.Frame;
import org.eclipse.jetty.http2.frames.GoAwayFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.frames.SettingsFrame;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/2 connection to a server. It is used once the server's SETTINGS have arrived: they prove that the server
 * speaks HTTP/2, and limit the number of streams.
 */
final class Http2Session implements Session.Listener, HTTP2Session.FrameListener {

    /** For servers that set no limit. */
    private static final int MAX_STREAMS = 1000;

    private final Http2Lane lane;
    private final Http2Pings pings;
    private final Http2Idleness idleness;

    private @Nullable HTTP2Session session;
    private Scheduler.@Nullable Task timer;
    private int streams;
    private boolean ready;
    private boolean ended;
    private boolean leaving;
    private volatile @Nullable Throwable cause;

    Http2Session(Http2Lane lane) {
        this.lane = lane;
        pings = new Http2Pings(this, lane.server().transport(), lane.scheduler());
        idleness = new Http2Idleness(this, lane);
    }

    /** The dial timeout also limits the wait for the server's SETTINGS. */
    synchronized void awaitSettings() {
        Duration limit = lane.server().transport().dialTimeout();
        if (!limit.isZero()) {
            Throwable late = new SocketTimeoutException("no HTTP/2 settings from the server within " + limit);
            timer = lane.scheduler().schedule(() -> lost(late), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    synchronized boolean isAwaited() {
        return !ended;
    }

    @Override
    public Map<Integer, Integer> onPreface(Session opened) {
        HTTP2Session http2 = (HTTP2Session) opened;
        http2.addEventListener(this);
        boolean late;
        synchronized (this) {
            session = http2;
            late = ended;
        }
        if (late) {
            http2.disconnect();
        }
        return Map.of(SettingsFrame.ENABLE_PUSH, 0);
    }

    @Override
    public void onSettings(Session opened, SettingsFrame frame) {
        boolean first;
        synchronized (this) {
            first = !ready && !ended;
            ready = true;
            cancelTimer();
        }
        if (first) {
            pings.start();
            idleness.begin();
        }
        lane.hasRoom(this);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** Reserves one of the streams that the server allows. @return false if there is none */
    synchronized boolean reserve() {
        if (!ready || ended || session == null) {
            return false;
        }
        int allowed = session.getMaxLocalStreams();
        if (streams >= (allowed < 0 ? MAX_STREAMS : Math.min(allowed, MAX_STREAMS))) {
            return false;
        }
        streams++;
        return true;
    }

    /** Gives a stream back. */
    void release() {
        boolean idle;
        boolean over;
        synchronized (this) {
            streams--;
            idle = streams == 0;
            over = idle && leaving;
        }
        if (over) {
            // After its GOAWAY, a server may leave it to the client to close the connection.
            close();
        } else if (idle) {
            idleness.begin();
        }
        lane.released(this);
    }

    /** Whether other streams are open, so that the server is unlikely to close the connection. */
    synchronized boolean isBusy() {
        return streams > 1;
    }

    /**
     * Runs a task after the lane has read the bytes that have arrived so far: the server may have closed an idle
     * session.
     */
    void afterNews(Runnable task) {
        EndPoint endPoint = http2().getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper layer) {
            endPoint = layer.unwrap();
        }
        if (endPoint instanceof LaneEndPoint onLane) {
            onLane.onLane(task);
        } else {
            task.run();
        }
    }

    synchronized boolean isIdle() {
        return streams == 0;
    }

    HTTP2Session http2() {
        HTTP2Session http2 = session;
        if (http2 == null) {
            throw new IllegalStateException("not connected");
        }
        return http2;
    }

    /** Why the session broke, if its streams were not told the reason. */
    @Nullable
    Throwable cause() {
        return cause;
    }

    @Override
    public void onIncomingFrame(Session from, Frame frame) {
        pings.heard();
    }

    /** Jetty itself resets streams on which a server violates the protocol, and reports that nowhere else. */
    @Override
    public void onOutgoingFrame(Session to, Frame frame) {
        if (frame instanceof ResetFrame reset) {
            Stream stream = to.getStream(reset.getStreamId());
            if (stream != null && stream.getListener() instanceof Http2Attempt attempt) {
                attempt.wasReset(reset.getError());
            }
        }
    }

    @Override
    public void onGoAway(Session from, GoAwayFrame frame) {
        synchronized (this) {
            leaving = true;
        }
        end(new Http2ProtocolException(
                "GOAWAY from the server: " + ErrorCode.toString(frame.getError(), "unknown error")));
    }

    @Override
    public void onFailure(Session from, Throwable failure, Callback callback) {
        pings.stop();
        end(Http2Failures.explain(failure));
        callback.succeeded();
    }

    @Override
    public void onClose(Session from, GoAwayFrame frame, Callback callback) {
        pings.stop();
        end(new EOFException("the server closed the connection"));
        callback.succeeded();
    }

    /**
     * Ignored: {@link Http2Idleness} closes idle sessions. Jetty's timeout does not know whether streams wait for slow
     * clients.
     */
    @Override
    public boolean onIdleTimeout(Session from) {
        return false;
    }

    /** Accepts no new streams; open ones continue. */
    private void end(Throwable why) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            cancelTimer();
        }
        lane.remove(this, why);
    }

    /** Closes the connection and ends all its streams. */
    void lost(Throwable why) {
        cause = why;
        pings.stop();
        end(why);
        HTTP2Session http2;
        synchronized (this) {
            http2 = session;
        }
        if (http2 != null) {
            http2.onConnectionFailure(ErrorCode.NO_ERROR.code, "lost");
            // A server that does not respond will not read a GOAWAY either.
            http2.disconnect();
        }
    }

    /** Closes a session without streams after its lane has removed it. */
    void close() {
        pings.stop();
        HTTP2Session http2;
        synchronized (this) {
            ended = true;
            http2 = session;
        }
        if (http2 != null) {
            http2.close(
                    ErrorCode.NO_ERROR.code, "idle", Callback.from(http2::disconnect, failure -> http2.disconnect()));
        }
    }
}
