package io.passeur.http.middleware.ratelimit;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import io.passeur.toolkit.GoDuration;
import io.passeur.toolkit.source.SourceCriterion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code rateLimit}.
 *
 * @param average requests per period; 0 for no limit
 * @param period 0 means one second
 * @param burst how many requests may arrive at once after a pause; at least 1
 * @param sourceCriterion how requests are grouped; by the peer's address if absent
 * @param redis shared counting, which is not supported and rejected
 */
public record RateLimitConfig(
        long average,
        @Default("1s") Duration period,
        @Default("1") long burst,
        @AllowEmpty @Nullable SourceCriterion sourceCriterion,
        @AllowEmpty @Nullable RedisConfig redis) {

    public RateLimitConfig {
        if (period.isNegative()) {
            throw new ConfigurationException("negative value not valid for period: " + GoDuration.text(period));
        }
        if (average < 0) {
            throw new ConfigurationException("average " + average + " is negative (expected: 0 or more)");
        }
        if (redis != null) {
            throw new ConfigurationException("redis is not supported yet; without it, each proxy counts separately");
        }
        period = period.isZero() ? Duration.ofSeconds(1) : period;
        burst = Math.max(1, burst);
    }
}
