package io.passeur.middleware.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0,0s",
        "1,1ns",
        "1000,1µs",
        "97500,97.5µs",
        "250000000,250ms",
        "999999999,999.999999ms",
        "1000000000,1s",
        "1500000000,1.5s",
        "10000000000,10s",
        "60000000000,1m0s",
        "90000000001,1m30.000000001s",
        "3600000000000,1h0m0s",
        "-1500000000,-1.5s"
    })
    void printsAsGoDoes(long nanos, String text) {
        assertThat(GoDuration.format(Duration.ofNanos(nanos))).isEqualTo(text);
    }
}
