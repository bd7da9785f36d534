package io.passeur.http.forward;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Closes a session that has had no stream for the configured time. At most one timer runs per session. */
final class Http2Idleness {

    private final Http2Session session;
    private final Http2Lane lane;
    private final long limit;

    private long since;
    private boolean scheduled;

    Http2Idleness(Http2Session session, Http2Lane lane) {
        this.session = session;
        this.lane = lane;
        Duration configured = lane.server().transport().idleTimeout();
        limit = configured.toNanos();
    }

    /** The session now has no streams. */
    synchronized void begin() {
        since = System.nanoTime();
        if (limit > 0 && !scheduled) {
            schedule(limit);
        }
    }

    private void schedule(long nanos) {
        scheduled = true;
        lane.scheduler().schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        synchronized (this) {
            scheduled = false;
            if (!session.isIdle()) {
                return;
            }
            long left = limit - (System.nanoTime() - since);
            if (left > 0) {
                schedule(left);
                return;
            }
        }
        if (lane.retire(session)) {
            session.close();
        }
    }
}
