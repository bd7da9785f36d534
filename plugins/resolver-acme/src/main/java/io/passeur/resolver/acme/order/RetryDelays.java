package io.passeur.resolver.acme.order;

import io.passeur.toolkit.Backoff;
import java.time.Duration;

/** How long to wait after failures: twice as long each time, up to a limit. */
final class RetryDelays {

    /** Let's Encrypt allows five failed validations of a name per hour; this makes four in the first hour. */
    static final Backoff ORDERS = doubling(Duration.ofMinutes(5), Duration.ofHours(12));

    /** For checks that cost the authority nothing. */
    static final Backoff CHECKS = doubling(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** For an authority that cannot be reached. */
    static final Backoff OUTAGES = doubling(Duration.ofSeconds(2), Duration.ofMinutes(10));

    private RetryDelays() {}

    private static Backoff doubling(Duration first, Duration limit) {
        return new Backoff(first, limit, 2);
    }
}
