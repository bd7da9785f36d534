package io.passeur.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 1.5);

    @ParameterizedTest
    @CsvSource({"1,500", "2,750", "3,1125", "11,28832", "12,30000", "1000000000,30000"})
    void growsUpToTheLimit(int failures, long millis) {
        assertThat(BACKOFF.delay(failures).toMillis()).isEqualTo(millis);
    }

    @Test
    void spreadsByAFifth() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(BACKOFF.delay(1, random)).isBetween(Duration.ofMillis(400), Duration.ofMillis(600));
        }
    }

    @Test
    void refusesALimitBelowTheFirst() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second, Duration.ZERO, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second, second, 0.5));
    }
}
