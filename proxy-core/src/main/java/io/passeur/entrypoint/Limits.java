package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.RespondingTimeouts;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;

/** The limits of {@link Deadlines} in nanoseconds; {@link Long#MAX_VALUE} for none. */
record Limits(long read, long write, long idle) {

    /** For handshakes that prove the possession of a name. */
    static final long CHALLENGE = Duration.ofSeconds(2).toNanos();

    private static final long LONGEST_HANDSHAKE = Duration.ofSeconds(10).toNanos();

    static Limits of(RespondingTimeouts written) {
        return new Limits(limit(written.readTimeout()), limit(written.writeTimeout()), limit(written.idleTimeout()));
    }

    /** Nobody needs longer, so it is limited even where reading is not. */
    long handshake() {
        return Math.min(read, LONGEST_HANDSHAKE);
    }

    private static long limit(Duration duration) {
        return duration.isZero() ? Long.MAX_VALUE : duration.toNanos();
    }

    /** How long nothing came or went. */
    static long idleNanos(EndPoint endPoint) {
        return endPoint instanceof IdleTimeout watched ? watched.getIdleFor() * 1_000_000 : 0;
    }
}
