package io.passeur.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0,0s",
        "1,1s",
        "60,1m0s",
        "180s,3m0s",
        "3600,1h0m0s",
        "25h1.5s,25h0m1.5s",
        "100ms,100ms",
        "1500us,1.5ms",
        "1.5s,1.5s",
        "2500ns,2.5\u00b5s",
        "7ns,7ns",
        "-1s,-1s",
        "-90s,-1m30s",
        "9223372036s,2562047h47m16s",
    })
    void isWrittenAsGoWritesIt(String written, String text) {
        assertThat(GoDuration.text(GoDuration.parse(written))).isEqualTo(text);
    }

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
    void writesEveryUnit(long nanos, String text) {
        assertThat(GoDuration.text(Duration.ofNanos(nanos))).isEqualTo(text);
    }
}
