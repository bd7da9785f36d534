package io.passeur.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;
import java.util.Set;
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

    @Test
    void closesAStrategyThatFailsBeforeItIsUsed() {
        FailingStrategy strategy = new FailingStrategy();
        LoadBalancingStrategyFactory factory = new LoadBalancingStrategyFactory() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
                return strategy;
            }
        };

        assertThatThrownBy(() ->
                        new StrategyRegistry(List.of(factory)).find("failing").create(List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nothing is measured here");
        assertThat(strategy.closed).isTrue();
    }

    private static final class FailingStrategy implements LoadBalancingStrategy {

        private boolean closed;

        @Override
        public Set<Measurement> measurements() {
            throw new IllegalStateException("nothing is measured here");
        }

        @Override
        public int pick(LoadBalancingClient client) {
            return -1;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
