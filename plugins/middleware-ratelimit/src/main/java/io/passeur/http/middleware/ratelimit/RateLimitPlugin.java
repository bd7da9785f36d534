package io.passeur.http.middleware.ratelimit;

import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.util.List;

/** Offers {@code rateLimit}. */
public final class RateLimitPlugin implements Plugin {

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new RateLimitFactory());
    }
}
