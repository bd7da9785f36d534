package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepAliveHintTest {

    @ParameterizedTest
    @CsvSource({
        "timeout=5, PT5S",
        "'timeout=5, max=100', PT5S",
        "'max=100,Timeout=61', PT1M1S",
        "timeout=0, PT0S",
        "timeout=,",
        "timeout=-1,",
        "timeout=99999999999999999999,",
        "max=1,",
        "'',"
    })
    void timeout(String value, Duration expected) {
        assertThat(KeepAliveHint.of(List.of(new HttpField("Keep-Alive", value))))
                .isEqualTo(expected);
    }
}
