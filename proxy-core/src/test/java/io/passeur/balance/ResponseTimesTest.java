package io.passeur.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResponseTimesTest {

    private final ResponseTimes times = new ResponseTimes();

    @Test
    void isZeroBeforeTheFirst() {
        assertThat(times.meanMillis()).isZero();
    }

    @Test
    void isTheMeanOfFew() {
        times.add(1_000_000);
        times.add(3_000_000);

        assertThat(times.meanMillis()).isEqualTo(2.0, within(1e-9));
    }

    @Test
    void forgetsAllButTheLastHundred() {
        for (int i = 0; i < 350; i++) {
            times.add(i < 250 ? 1_000_000_000 : 5_000_000);
        }
        assertThat(times.meanMillis()).isEqualTo(5.0, within(1e-9));

        times.add(105_000_000);
        assertThat(times.meanMillis()).isEqualTo(6.0, within(1e-9));
    }
}
