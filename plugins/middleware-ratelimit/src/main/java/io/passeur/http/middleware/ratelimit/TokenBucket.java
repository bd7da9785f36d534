package io.passeur.http.middleware.ratelimit;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * The tokens of one source. A request takes one; if there is none, it may take a future one and wait for it.
 *
 * <p>This replaces Bucket4j, which has no single operation to take a token if it becomes available within a given time
 * and to return the waiting time in either case: its scheduler hides the time, and with a separate query two requests
 * could take the same token. It also counts whole tokens, whereas Traefik carries fractions. Thread-safe.
 */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final Limit limit;
    private final Ticker ticker;
    private double tokens;
    private long last;

    /** Creates a full bucket. */
    TokenBucket(Limit limit, Ticker ticker) {
        this.limit = limit;
        this.ticker = ticker;
        tokens = limit.burst();
        last = ticker.read();
    }

    /**
     * Takes a token, unless the wait would exceed the limit's {@code maxDelay}.
     *
     * @return nanoseconds to wait; if more than {@code maxDelay}, no token was taken
     */
    synchronized long take() {
        long now = ticker.read();
        tokens = Math.min(limit.burst(), tokens + (now - last) / NANOS * limit.perSecond());
        last = now;
        long wait = tokens >= 1 ? 0 : (long) ((1 - tokens) / limit.perSecond() * NANOS);
        if (wait <= limit.maxDelay().toNanos()) {
            tokens -= 1;
        }
        return wait;
    }
}
