package io.passeur.http.middleware.ratelimit;

import java.time.Duration;

/**
 * A limit, converted for calculation.
 *
 * @param perSecond tokens that are added per second, above 0
 * @param burst the capacity of a bucket
 * @param maxDelay a request that would have to wait longer is rejected
 * @param forgetAfter a source without requests for this long starts with a full bucket
 */
record Limit(double perSecond, long burst, Duration maxDelay, Duration forgetAfter) {

    private static final long NANOS = 1_000_000_000;
    private static final Duration SLOW_MAX_DELAY = Duration.ofMillis(500);

    static Limit of(RateLimitConfig config) {
        double perSecond = (double) config.average() * NANOS / nanos(config.period());
        return new Limit(perSecond, config.burst(), maxDelay(perSecond), forgetAfter(perSecond));
    }

    private static double nanos(Duration duration) {
        return (double) duration.toSeconds() * NANOS + duration.toNanosPart();
    }

    private static Duration maxDelay(double perSecond) {
        return perSecond < 1 ? SLOW_MAX_DELAY : Duration.ofNanos((long) (NANOS / (2 * Math.floor(perSecond))));
    }

    private static Duration forgetAfter(double perSecond) {
        return Duration.ofSeconds(perSecond >= 1 ? 2 : 1 + (long) (1 / perSecond));
    }
}
