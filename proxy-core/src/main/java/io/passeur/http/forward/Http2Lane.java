package io.passeur.http.forward;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The sessions with one server on one lane. Another session is opened only when the existing ones have as many streams
 * as the server allows. When the maximum number of sessions is reached, a limited number of exchanges waits for a
 * stream.
 */
final class Http2Lane {

    private static final int MAX_SESSIONS = 32;
    private static final int MAX_WAITING = 1024;

    private final int index;
    private final int maxIdle;
    private final UpstreamTarget server;
    private final @Nullable Http1Pool http1;
    private final Http2Dialer dialer;
    private final Scheduler scheduler;

    private final List<Http2Session> sessions = new ArrayList<>();
    private final Queue<Http2Attempt> waiting = new ArrayDeque<>();
    private @Nullable Http2Session dialing;
    private boolean closed;

    Http2Lane(
            int index,
            int maxIdle,
            UpstreamTarget server,
            @Nullable Http1Pool http1,
            Http2Dialer dialer,
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

    /** Opens a stream for the exchange, immediately or when one becomes available. */
    void open(UpstreamExchange exchange) {
        Http2Attempt attempt = new Http2Attempt(exchange, this);
        exchange.opening(attempt, server.transport().dialTimeout());
        open(attempt);
    }

    private void open(Http2Attempt attempt) {
        Http2Session session;
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
        } else if (session.isBusy()) {
            attempt.open(session);
        } else {
            Http2Attempt opened = attempt;
            session.afterNews(() -> opened.open(session));
        }
    }

    /** The attempt no longer needs a stream. */
    synchronized void forget(Http2Attempt attempt) {
        waiting.remove(attempt);
    }

    private @Nullable Http2Session reserve() {
        for (Http2Session session : sessions) {
            if (session.reserve()) {
                return session;
            }
        }
        return null;
    }

    private void dialIfNeeded() {
        Http2Session session;
        synchronized (this) {
            if (waiting.isEmpty() || dialing != null || sessions.size() >= MAX_SESSIONS) {
                return;
            }
            session = new Http2Session(this);
            dialing = session;
        }
        session.awaitSettings();
        dialer.dial(server, http1, index, session);
    }

    /** The session has become usable, or has a free stream again. */
    void hasRoom(Http2Session session) {
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
            Http2Attempt attempt;
            Http2Session session;
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

    /** The session accepts no more streams. Attempts that wait for it to open fail. */
    void remove(Http2Session session, Throwable cause) {
        List<Http2Attempt> failed = List.of();
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
    void released(Http2Session session) {
        serveWaiting();
        boolean surplus;
        synchronized (this) {
            surplus = sessions.contains(session)
                    && session.isIdle()
                    && (closed || sessions.stream().filter(Http2Session::isIdle).count() > maxIdle);
            if (surplus) {
                sessions.remove(session);
            }
        }
        if (surplus) {
            session.close();
        }
    }

    /** Removes an idle session. @return whether it was still idle */
    synchronized boolean retire(Http2Session session) {
        return session.isIdle() && sessions.remove(session);
    }

    void close() {
        List<Http2Session> idle = new ArrayList<>();
        synchronized (this) {
            closed = true;
            sessions.stream().filter(Http2Session::isIdle).forEach(idle::add);
            sessions.removeAll(idle);
        }
        idle.forEach(Http2Session::close);
    }
}
