package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.RespondingTimeouts;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;

/** The limits of {@link Deadlines} in nanoseconds; {@link Long#MAX_VALUE} for none. */
record Limits(long read, long write, long idle) {

    static Limits of(RespondingTimeouts written) {
        return new Limits(limit(written.readTimeout()), limit(written.writeTimeout()), limit(written.idleTimeout()));
    }

    private static long limit(Duration duration) {
        return duration.isZero() ? Long.MAX_VALUE : duration.toNanos();
    }

    /** How long nothing came or went. */
    static long idleNanos(EndPoint endPoint) {
        return endPoint instanceof IdleTimeout watched ? watched.getIdleFor() * 1_000_000 : 0;
    }
}
