package io.passeur.http.middleware.ratelimit;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import io.passeur.toolkit.tls.TlsClientConfig;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code rateLimit.redis}, declared so that the error message names it, and not one of its keys. */
public record RedisConfig(
        List<String> endpoints,
        @AllowEmpty @Nullable TlsClientConfig tls,
        @Default("") String username,
        @Default("") String password,
        int db,
        int poolSize,
        int minIdleConns,
        int maxActiveConns,
        @Nullable Duration readTimeout,
        @Nullable Duration writeTimeout,
        @Nullable Duration dialTimeout) {

    public RedisConfig {
        endpoints = List.copyOf(endpoints);
    }
}
