package io.passeur.http.middleware.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BucketsTest {

    private static final long MS = 1_000_000;

    private final AtomicLong now = new AtomicLong(-5);

    @ParameterizedTest
    @CsvSource({
        "1,1s,1,1.0,500,2",
        "10,1s,5,10.0,50,2",
        "100,1s,0,100.0,5,2",
        "3,2s,1,1.5,500,2",
        "6,1m,1,0.1,500,11",
        "1,3s,-7,0.3333333333333333,500,4",
        "1,0s,1,1.0,500,2",
        "3600,1h,1,1.0,500,2",
    })
    void calculatesTheLimit(
            long average, String period, long burst, double perSecond, long maxDelayMillis, long forgetSeconds) {
        assertThat(Limit.of(config(average, Duration.parse("PT" + period), burst)))
                .isEqualTo(new Limit(
                        perSecond,
                        Math.max(1, burst),
                        Duration.ofMillis(maxDelayMillis),
                        Duration.ofSeconds(forgetSeconds)));
    }

    @Test
    void letsABurstThroughThenDelaysThenRefuses() {
        Buckets buckets = buckets(10, 3);

        assertThat(take(buckets, 3)).containsExactly(0, 0, 0);
        // A token comes every 100 ms; at most 50 ms may be waited for.
        assertThat(take(buckets, 2)).containsExactly(100 * MS, 100 * MS);
        now.addAndGet(60 * MS);
        // The next token is taken in advance, and so the one after it is 140 ms away.
        assertThat(take(buckets, 3)).containsExactly(40 * MS, 140 * MS, 140 * MS);
        now.addAndGet(40 * MS);
        assertThat(take(buckets, 1)).containsExactly(100 * MS);
        now.addAndGet(100 * MS);
        assertThat(take(buckets, 2)).containsExactly(0, 100 * MS);
    }

    @Test
    void neverHoldsMoreThanABurst() {
        Buckets buckets = buckets(10, 2);
        take(buckets, 2);
        now.addAndGet(1_900 * MS);

        assertThat(take(buckets, 3)).containsExactly(0, 0, 100 * MS);
    }

    @Test
    void forgetsASilentSource() {
        Buckets buckets = new Buckets(Limit.of(config(1, Duration.ofMinutes(1), 1)), now::get);
        assertThat(take(buckets, 2)).containsExactly(0, 60_000 * MS);
        now.addAndGet(60_999 * MS);
        assertThat(take(buckets, 1)).containsExactly(0);
        now.addAndGet(1_000 * MS);
        assertThat(take(buckets, 1)).containsExactly(59_000 * MS);
        now.addAndGet(61_001 * MS);
        assertThat(buckets.size()).isZero();
    }

    @Test
    void countsEachSourceForItself() {
        Buckets buckets = buckets(1, 1);

        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("b")).isZero();
        assertThat(buckets.take("a")).isEqualTo(1_000 * MS);
    }

    @Test
    void holdsABoundedNumberOfSources() {
        Buckets buckets = buckets(1, 1);
        for (int i = 0; i < Buckets.MAX_SOURCES + 1000; i++) {
            buckets.take("source" + i);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(Buckets.MAX_SOURCES);
    }

    private Buckets buckets(long average, long burst) {
        return new Buckets(Limit.of(config(average, Duration.ofSeconds(1), burst)), now::get);
    }

    private static long[] take(Buckets buckets, int times) {
        return LongStream.range(0, times)
                .map(i -> round(buckets.take("source")))
                .toArray();
    }

    /** To microseconds, as fractions of tokens are not exact. */
    private static long round(long nanos) {
        return Math.round(nanos / 1e3) * 1000;
    }

    private static RateLimitConfig config(long average, Duration period, long burst) {
        return new RateLimitConfig(average, period, burst, null, null);
    }
}
