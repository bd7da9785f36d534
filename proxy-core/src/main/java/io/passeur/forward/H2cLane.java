package io.passeur.forward;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The sessions with one server on one lane. A session is filled up to what the server allows before another one is opened;
 * when there are as many as may be, streams wait, up to a limit.
 */
final class H2cLane {

    private static final int MAX_SESSIONS = 32;
    private static final int MAX_WAITING = 1024;

    private final int index;
    private final int maxIdle;
    private final UpstreamTarget server;
    private final @Nullable Http1Pool http1;
    private final H2cDialer dialer;
    private final Scheduler scheduler;

    private final List<H2cSession> sessions = new ArrayList<>();
    private final Queue<H2cAttempt> waiting = new ArrayDeque<>();
    private @Nullable H2cSession dialing;
    private boolean closed;

    H2cLane(
            int index,
            int maxIdle,
            UpstreamTarget server,
            @Nullable Http1Pool http1,
            H2cDialer dialer,
            Scheduler scheduler) {
        this.index = index;
        this.maxIdle = maxIdle;
        this.server = server;
        this.http1 = http1;
        this.dialer = dialer;
        this.scheduler = scheduler;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    UpstreamTarget server() {
        return server;
    }

    /** Opens a stream for the attempt, at once or when there is room. */
    void open(H2cAttempt attempt) {
        H2cSession session;
        synchronized (this) {
            session = reserve();
            if (session == null && waiting.size() < MAX_WAITING) {
                waiting.add(attempt);
                attempt = null;
            }
        }
        if (attempt == null) {
            dialIfNeeded();
        } else if (session == null) {
            attempt.failed(new HttpException.RuntimeException(503, MAX_WAITING + " requests wait for the server"));
        } else {
            attempt.open(session);
        }
    }

    /** No stream is needed any more. */
    synchronized void forget(H2cAttempt attempt) {
        waiting.remove(attempt);
    }

    private @Nullable H2cSession reserve() {
        for (H2cSession session : sessions) {
            if (session.reserve()) {
                return session;
            }
        }
        return null;
    }

    private void dialIfNeeded() {
        H2cSession session;
        synchronized (this) {
            if (waiting.isEmpty() || dialing != null || sessions.size() >= MAX_SESSIONS) {
                return;
            }
            session = new H2cSession(this);
            dialing = session;
        }
        session.awaitSettings();
        dialer.dial(server, http1, index, session);
    }

    /** The session has become usable, or has room again. */
    void hasRoom(H2cSession session) {
        synchronized (this) {
            if (dialing == session) {
                dialing = null;
                sessions.add(session);
            }
        }
        serveWaiting();
    }

    private void serveWaiting() {
        while (true) {
            H2cAttempt attempt;
            H2cSession session;
            synchronized (this) {
                session = waiting.isEmpty() ? null : reserve();
                if (session == null) {
                    break;
                }
                attempt = waiting.remove();
            }
            attempt.open(session);
        }
        dialIfNeeded();
    }

    /** The session takes no more streams. Who waits for it to open fails with it. */
    void remove(H2cSession session, Throwable cause) {
        List<H2cAttempt> failed = List.of();
        synchronized (this) {
            sessions.remove(session);
            if (dialing == session) {
                dialing = null;
                failed = List.copyOf(waiting);
                waiting.clear();
            }
        }
        failed.forEach(attempt -> attempt.failed(cause));
        dialIfNeeded();
    }

    /** A stream of the session has ended. */
    void released(H2cSession session) {
        serveWaiting();
        boolean surplus;
        synchronized (this) {
            surplus = sessions.contains(session)
                    && session.isIdle()
                    && (closed || sessions.stream().filter(H2cSession::isIdle).count() > maxIdle);
            if (surplus) {
                sessions.remove(session);
            }
        }
        if (surplus) {
            session.close();
        }
    }

    /** Takes an idle session out of use. @return whether it was still idle */
    synchronized boolean retire(H2cSession session) {
        return session.isIdle() && sessions.remove(session);
    }

    void close() {
        List<H2cSession> idle = new ArrayList<>();
        synchronized (this) {
            closed = true;
            sessions.stream().filter(H2cSession::isIdle).forEach(idle::add);
            sessions.removeAll(idle);
        }
        idle.forEach(H2cSession::close);
    }
}
