package io.passeur.toolkit;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt. The wait grows with each failure in a row, up to a limit.
 *
 * @param first the wait after the first failure
 * @param limit the longest wait
 * @param factor how much longer each wait is than the one before; 1 or more
 */
public record Backoff(Duration first, Duration limit, double factor) {

    private static final double JITTER = 0.2;

    public Backoff {
        if (first.isNegative() || limit.compareTo(first) < 0 || !(factor >= 1)) {
            throw new IllegalArgumentException("first: " + first + ", limit: " + limit + ", factor: " + factor
                    + " (expected: first >= 0, limit >= first, factor >= 1)");
        }
    }

    /** @param failures how many there were in a row; 1 or more */
    public Duration delay(int failures) {
        double nanos = first.toNanos() * Math.pow(factor, failures - 1.0);
        return nanos < limit.toNanos() ? Duration.ofNanos((long) nanos) : limit;
    }

    /** As {@link #delay(int)}, and up to a fifth more or less at random, so that many clients do not return at once. */
    public Duration delay(int failures, RandomGenerator random) {
        double share = 1 - JITTER + random.nextDouble() * 2 * JITTER;
        return Duration.ofNanos((long) (delay(failures).toNanos() * share));
    }
}
