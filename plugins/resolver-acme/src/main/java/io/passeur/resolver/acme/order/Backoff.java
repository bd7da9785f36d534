package io.passeur.resolver.acme.order;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures: doubles each time, up to a limit, and a fifth more or less by chance. */
record Backoff(Duration first, Duration limit) {

    /** Let's Encrypt allows five failed validations of a name in an hour; this makes four in the first one. */
    static final Backoff ORDERS = new Backoff(Duration.ofMinutes(5), Duration.ofHours(12));

    /** For what costs the authority nothing. */
    static final Backoff CHECKS = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** For an authority that cannot be reached. */
    static final Backoff OUTAGES = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));

    Duration delay(int failures, RandomGenerator random) {
        long millis = first.toMillis();
        for (int i = 1; i < failures && millis < limit.toMillis(); i++) {
            millis *= 2;
        }
        double jitter = 0.8 + random.nextDouble() * 0.4;
        return Duration.ofMillis((long) (Math.min(millis, limit.toMillis()) * jitter));
    }
}
