package io.passeur.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyRegistryTest {

    private final StrategyRegistry strategies = new StrategyRegistry(List.of());

    @Test
    void takesTurnsUnlessTheUserChooses() {
        assertThat(strategies.find("").name()).isEqualTo("wrr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fastest | unsupported load-balancer strategy \"fastest\"; expected one of hrw, leasttime, p2c, wrr",
                "WRR | unsupported load-balancer strategy \"WRR\"; did you mean \"wrr\"?",
                "leastime | unsupported load-balancer strategy \"leastime\"; did you mean \"leasttime\"?",
            })
    void namesTheStrategiesThereAre(String name, String message) {
        assertThatThrownBy(() -> strategies.find(name))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
