package io.passeur.http.middleware.ratelimit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.toolkit.source.SourceCriterion;

/** A limit whose time a test moves. */
record ManualFactory(Ticker ticker, RecordingScheduler scheduler) implements MiddlewareFactory<RateLimitConfig> {

    @Override
    public String type() {
        return "rateLimit";
    }

    @Override
    public Class<RateLimitConfig> configType() {
        return RateLimitConfig.class;
    }

    @Override
    public Middleware create(RateLimitConfig config, MiddlewareContext context) {
        var source = new SourceCriterion(null, "X-Key", false).source();
        return new RateLimit(new Buckets(Limit.of(config), ticker), source, scheduler, context.executor());
    }
}
