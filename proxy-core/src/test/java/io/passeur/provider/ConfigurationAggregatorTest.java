package io.passeur.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.TlsConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationAggregatorTest {

    private final ManualExecutor thread = new ManualExecutor();
    private final List<String> applied = new ArrayList<>();
    private final ConfigurationAggregator aggregator =
            new ConfigurationAggregator(thread, Duration.ofSeconds(2), merged -> applied.add(names(merged)));
    private final ConfigurationListener file = aggregator.listener("file");

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    private static String names(MergedConfiguration merged) {
        return String.join(
                ",",
                merged.middlewares().keySet().stream().map(Object::toString).toList());
    }

    private static ConfigurationSnapshot snapshot(String name) {
        HttpConfiguration http = new HttpConfiguration(
                Map.of(), Map.of(), Map.of(name, new MiddlewareSpec("chain", Map.of())), Map.of());
        return new ConfigurationSnapshot(new DynamicConfiguration(http, TlsConfiguration.EMPTY, Map.of()), List.of());
    }

    @Test
    void nothingIsAppliedBeforeTheBeginningThenEverythingAtOnce() {
        file.configurationChanged(snapshot("a"));
        aggregator.listener("docker").configurationChanged(snapshot("a"));
        assertThat(applied).isEmpty();

        aggregator.begin();

        assertThat(applied).containsExactly("a@docker,a@file");
    }

    @Test
    void theFirstPassesAtOnceAndOfThoseInTheThrottleTimeTheNewest() {
        aggregator.begin();
        file.configurationChanged(snapshot("a"));
        file.configurationChanged(snapshot("b"));
        file.configurationChanged(snapshot("c"));
        assertThat(applied).containsExactly("", "a@file");

        thread.letTimePass();
        assertThat(applied).containsExactly("", "a@file", "c@file");

        file.configurationChanged(snapshot("d"));
        assertThat(applied).hasSize(3);
        thread.letTimePass();
        assertThat(applied).endsWith("d@file");
    }

    @Test
    void oneProviderDoesNotThrottleAnother() {
        aggregator.begin();
        file.configurationChanged(snapshot("a"));
        aggregator.listener("docker").configurationChanged(snapshot("b"));
        assertThat(applied).containsExactly("", "a@file", "a@file,b@docker");
    }

    @Test
    void whatEqualsTheLiveOneIsDropped() {
        aggregator.begin();
        file.configurationChanged(snapshot("a"));
        file.configurationChanged(snapshot("b"));
        file.configurationChanged(snapshot("a"));
        thread.letTimePass();
        file.configurationChanged(snapshot("a"));
        assertThat(applied).containsExactly("", "a@file");
    }

    @Test
    void aConfigurationThatCannotBeAppliedDoesNotStopTheNext() {
        List<String> tried = new ArrayList<>();
        ConfigurationAggregator failing = new ConfigurationAggregator(thread, Duration.ZERO, merged -> {
            tried.add(names(merged));
            if (names(merged).startsWith("bad")) {
                throw new IllegalStateException("cannot be applied");
            }
        });
        failing.begin();
        ConfigurationListener listener = failing.listener("file");
        listener.configurationChanged(snapshot("bad"));
        listener.configurationChanged(snapshot("good"));
        assertThat(tried).containsExactly("", "bad@file", "good@file");
    }
}
