package io.passeur.http.middleware.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.toolkit.source.IpStrategy;
import io.passeur.toolkit.source.SourceCriterion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void refusesWhatIsTooMuch() {
        try (MiddlewareHarness harness = start(new RateLimitConfig(1, HOUR, 2, null, null))) {
            assertThat(harness.get("/").text()).isEqualTo("ok");
            assertThat(harness.get("/").text()).isEqualTo("ok");
            RawMessage refused = harness.get("/");

            assertThat(refused.startLine()).startsWith("HTTP/1.1 429 ");
            assertThat(refused.text()).isEqualTo("Too Many Requests");
            assertThat(refused.value("Retry-After")).matches("3[56]\\d\\d");
            assertThat(refused.value("X-Retry-In")).matches("(59|1h0)m[0-9.]+s");
            assertThat(refused.headers()).hasSize(3);
            assertThat(harness.receivedCount()).isEqualTo(2);
        }
    }

    @Test
    void warnsOnceIfRequestsShareABucketForLackOfAnAddress() {
        var behind = new SourceCriterion(new IpStrategy(0, List.of("10.0.0.0/8"), null), "", false);
        try (MiddlewareHarness harness = start(new RateLimitConfig(100, HOUR, 100, behind, null))) {
            harness.get("/", "X-Forwarded-For: 192.0.2.1");
            assertThat(harness.problems()).isEmpty();

            harness.get("/");
            harness.get("/");
            assertThat(harness.problems())
                    .hasEntrySatisfying(
                            "source",
                            problem -> assertThat(problem)
                                    .startsWith("WARNING sourceCriterion.ipStrategy.excludedIPs: X-Forwarded-For"))
                    .hasSize(1);
        }
    }

    @Test
    void warnsIfTheHeaderThatTellsTheSourceIsMissing() {
        var byKey = new SourceCriterion(null, "X-Key", false);
        try (MiddlewareHarness harness = start(new RateLimitConfig(100, HOUR, 100, byKey, null))) {
            harness.get("/");

            assertThat(harness.problems().get("source")).contains("sourceCriterion.requestHeaderName");
        }
    }

    @Test
    void delaysWhatIsALittleTooEarlyWithoutHoldingAThread() throws Exception {
        var now = new AtomicLong();
        var scheduler = new RecordingScheduler();
        var config = new RateLimitConfig(10, Duration.ofSeconds(1), 1, null, null);
        try (MiddlewareHarness harness = MiddlewareHarness.of(new ManualFactory(now::get, scheduler), config)
                        .start();
                RawConnection early = RawConnection.to(harness.port())) {
            assertThat(harness.get("/").status()).isEqualTo(200);
            now.addAndGet(60_000_000);
            early.sendLines("GET / HTTP/1.1\nHost: a\n\n");
            RecordingScheduler.Scheduled waiting = scheduler.next();

            assertThat(Duration.ofNanos(waiting.nanos())).isBetween(Duration.ofMillis(39), Duration.ofMillis(40));
            assertThat(harness.get("/").value("X-Retry-In")).startsWith("1").endsWith("ms");
            assertThat(harness.get("/", "X-Key: other").status()).isEqualTo(200);
            assertThat(harness.receivedCount()).isEqualTo(2);

            waiting.task().run();
            assertThat(early.readResponse().text()).isEqualTo("ok");
            assertThat(harness.receivedCount()).isEqualTo(3);
        }
    }

    @Test
    void writesShortWaitsInMicrosecondsAsUtf8() {
        var config = new RateLimitConfig(4000, Duration.ofSeconds(1), 1, null, null);
        try (MiddlewareHarness harness = MiddlewareHarness.of(
                        new ManualFactory(() -> 7, new RecordingScheduler()), config)
                .start()) {
            harness.get("/");
            RawMessage refused = harness.get("/");

            assertThat(refused.value("X-Retry-In")).isEqualTo("250\u00c2\u00b5s");
            assertThat(refused.value("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void countsBySourceCriterion() {
        var byHeader = new SourceCriterion(null, "X-Key", false);
        try (MiddlewareHarness harness = start(new RateLimitConfig(1, HOUR, 1, byHeader, null))) {
            assertThat(harness.get("/", "X-Key: a").status()).isEqualTo(200);
            assertThat(harness.get("/", "X-Key: b").status()).isEqualTo(200);
            assertThat(harness.get("/", "X-Key: a").status()).isEqualTo(429);
            assertThat(harness.get("/").status()).isEqualTo(200);
            assertThat(harness.get("/").status()).isEqualTo(429);
        }
    }

    @Test
    void limitsNothingWithoutAnAverage() {
        try (MiddlewareHarness harness = start(new RateLimitConfig(0, HOUR, 1, null, null))) {
            for (int i = 0; i < 20; i++) {
                assertThat(harness.get("/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        refused(
                () -> new RateLimitConfig(1, Duration.ofMillis(-1500), 1, null, null),
                "negative value not valid for period: -1.5s");
        refused(() -> new RateLimitConfig(-1, HOUR, 1, null, null), "average -1 is negative (expected: 0 or more)");
        var redis = new RedisConfig(List.of("redis:6379"), null, "", "", 0, 0, 0, 0, null, null, null);
        refused(
                () -> new RateLimitConfig(1, HOUR, 1, null, redis),
                "redis is not supported yet; without it, each proxy counts separately");
    }

    private static void refused(Runnable action, String message) {
        assertThatThrownBy(action::run)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private static MiddlewareHarness start(RateLimitConfig config) {
        return MiddlewareHarness.of(new RateLimitFactory(), config).start();
    }
}
