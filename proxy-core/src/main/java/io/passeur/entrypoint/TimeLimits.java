package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.RespondingTimeouts;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;

/** The limits of {@link Deadlines} in nanoseconds; {@link Long#MAX_VALUE} for none. */
record TimeLimits(long read, long write, long idle) {

    /** For handshakes that answer an ACME challenge. */
    static final long CHALLENGE = Duration.ofSeconds(2).toNanos();

    private static final long LONGEST_HANDSHAKE = Duration.ofSeconds(10).toNanos();

    static TimeLimits of(RespondingTimeouts written) {
        return new TimeLimits(
                limit(written.readTimeout()), limit(written.writeTimeout()), limit(written.idleTimeout()));
    }

    /** No client needs longer, so handshakes are limited even where reading is not. */
    long handshake() {
        return Math.min(read, LONGEST_HANDSHAKE);
    }

    private static long limit(Duration duration) {
        return duration.isZero() ? Long.MAX_VALUE : duration.toNanos();
    }

    /** How long the connection has been idle. */
    static long idleNanos(EndPoint endPoint) {
        return endPoint instanceof IdleTimeout watched ? watched.getIdleFor() * 1_000_000 : 0;
    }
}
