package io.passeur.http.middleware.ratelimit;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.toolkit.source.SourceCriterion;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/** Creates {@code rateLimit}. */
public final class RateLimitFactory implements MiddlewareFactory<RateLimitConfig> {

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
        if (config.average() == 0) {
            return new NoLimit();
        }
        SourceCriterion criterion = config.sourceCriterion() == null ? SourceCriterion.PEER : config.sourceCriterion();
        Buckets buckets = new Buckets(Limit.of(config), System::nanoTime);
        Function<Request, String> source = new WatchedSource(criterion, context.problems());
        return new RateLimit(buckets, source, context.scheduler(), context.executor());
    }
}
