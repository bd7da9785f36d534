package io.passeur.http.middleware.ratelimit;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * The tokens of one source. A request takes one; if none is there it may take one that is yet to come, and waits for it.
 *
 * <p>Ours and not Bucket4j's, which cannot say in one step "take a token if it comes within this time, and tell me how long
 * that is in either case": its scheduler hides the time, and asking first lets two requests take the same token. It also
 * counts in whole tokens, where the reference carries fractions. Thread-safe.
 */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final Limit limit;
    private final Ticker ticker;
    private double tokens;
    private long last;

    /** Full. */
    TokenBucket(Limit limit, Ticker ticker) {
        this.limit = limit;
        this.ticker = ticker;
        tokens = limit.burst();
        last = ticker.read();
    }

    /**
     * Takes a token, unless that would mean to wait longer than the limit's {@code maxDelay}.
     *
     * @return nanoseconds to wait; above {@code maxDelay} nothing was taken
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
