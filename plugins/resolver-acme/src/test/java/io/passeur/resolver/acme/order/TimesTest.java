package io.passeur.resolver.acme.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        // configured hours, actual life, renewed before the end, looked at every
        "8760, P400D, P120D, P7D",
        "2160, P90D, P30D, P1D",
        "2160, P400D, P30D, P1D",
        // Let's Encrypt's ninety days lack a second.
        "2160, PT2159H59M59S, P30D, P1D",
        "2160, P45D, P10D, PT12H",
        "2160, PT160H, P2D, PT2H",
        "720, P90D, P10D, PT12H",
        "144, P90D, P2D, PT2H",
        "24, P90D, PT6H, PT10M",
        "23, P90D, PT20M, PT1M",
        "1, P90D, PT20M, PT1M",
        "1, PT20M, PT12M30S, PT1M",
    })
    void renewalFollowsTheTable(int configured, Duration actual, Duration before, Duration interval) {
        assertThat(RenewalTimes.of(Duration.ofHours(configured), actual)).isEqualTo(new RenewalTimes(before, interval));
    }

    @Test
    void failuresWaitLongerAndLongerAndNeverMoreThanFiveFallIntoAnHour() {
        SplittableRandom random = new SplittableRandom(1);
        for (int failures = 1; failures < 100; failures++) {
            double usual = Math.min(Math.scalb(300.0, Math.min(failures - 1, 30)), 12 * 3600);
            assertThat((double) RetryDelays.ORDERS.delay(failures, random).toSeconds())
                    .isBetween(0.79 * usual, 1.21 * usual);
        }
        long hour = 0;
        int tries = 0;
        while (hour <= 3600) {
            tries++;
            hour += RetryDelays.ORDERS.delay(tries, random).toSeconds();
        }
        assertThat(tries).isLessThanOrEqualTo(5);
    }

    @Test
    void theTimeOfARateLimitIsFoundInTheText() {
        assertThat(Failures.retryAfter("too many (5) in the last 168h0m0s, retry after 2030-01-02 03:04:05 UTC: see"))
                .contains(Instant.parse("2030-01-02T03:04:05Z"));
        assertThat(Failures.retryAfter("retry after 2030-01-02T03:04:05Z: see")).isPresent();
        assertThat(Failures.retryAfter("retry later")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "example.com", "*.example.com", "xn--bcher-kva.example", "1.example.com", "a-b.c"})
    void namesThatCertificatesCanBeFor(String name) {
        assertThat(DomainNames.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*.*.com", "a..b", "a_b.c", "-a.b", "a.b.", "10.0.0.1", "::1", "a b", "a.*.b"})
    void othersAreNone(String name) {
        assertThat(DomainNames.isValid(name)).isFalse();
    }
}
