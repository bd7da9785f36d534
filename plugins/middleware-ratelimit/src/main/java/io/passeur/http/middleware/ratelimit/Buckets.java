package io.passeur.http.middleware.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;

/** One bucket per source, for a limited number of sources. Thread-safe. */
final class Buckets {

    static final int MAX_SOURCES = 65_536;

    private final Limit limit;
    private final LoadingCache<String, TokenBucket> buckets;

    Buckets(Limit limit, Ticker ticker) {
        this.limit = limit;
        buckets = Caffeine.newBuilder()
                .maximumSize(MAX_SOURCES)
                .expireAfterAccess(limit.forgetAfter())
                .ticker(ticker)
                .executor(Runnable::run)
                .build(source -> new TokenBucket(limit, ticker));
    }

    /** See {@link TokenBucket#take}. */
    long take(String source) {
        return buckets.get(source).take();
    }

    boolean isTooLong(long nanos) {
        return nanos > limit.maxDelay().toNanos();
    }

    /** The number of known sources. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
