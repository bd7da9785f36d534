package io.passeur.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.LoadBalancerSpec;
import io.passeur.spi.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spi.LoadBalancerSpec.ServerSpec;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.ServiceSpec;
import io.passeur.spi.TlsConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

    /** Applies everything but what holds a middleware named {@code bad}, unless {@link #mended}. */
    private final class Refusing implements ConfigurationTarget {

        private final List<String> seen = new ArrayList<>();
        private boolean mended;

        @Override
        public void apply(MergedConfiguration merged) {
            if (!mended && names(merged).contains("bad")) {
                throw new StackOverflowError("cannot be applied");
            }
            seen.add(names(merged) + " " + merged.problems().size());
        }
    }

    @Test
    void theSameSnapshotIsTriedAgainAfterAFailure() {
        Refusing target = new Refusing();
        ConfigurationAggregator refusing = new ConfigurationAggregator(thread, Duration.ZERO, target);
        refusing.begin();
        ConfigurationListener listener = refusing.listener("file");
        listener.configurationChanged(snapshot("bad"));
        assertThat(target.seen).containsExactly(" 0");
        target.mended = true;
        listener.configurationChanged(snapshot("bad"));
        assertThat(target.seen).containsExactly(" 0", "bad@file 0");
    }

    @Test
    void whoGoesBackToWhatIsLiveAfterAFailureIsHeard() {
        Refusing target = new Refusing();
        ConfigurationAggregator refusing = new ConfigurationAggregator(thread, Duration.ZERO, target);
        refusing.begin();
        ConfigurationListener listener = refusing.listener("file");
        listener.configurationChanged(snapshot("good"));
        listener.configurationChanged(snapshot("bad"));
        listener.configurationChanged(snapshot("good"));
        assertThat(target.seen).containsExactly(" 0", "good@file 0", "good@file 0");
    }

    @Test
    void aSnapshotThatCannotBeAppliedHoldsUpNoOtherProvider() {
        Refusing target = new Refusing();
        ConfigurationAggregator refusing = new ConfigurationAggregator(thread, Duration.ZERO, target);
        refusing.listener("file").configurationChanged(snapshot("bad"));
        refusing.listener("docker").configurationChanged(snapshot("a"));
        refusing.begin();
        assertThat(target.seen).containsExactly("a@docker 1");
        refusing.listener("docker").configurationChanged(snapshot("b"));
        assertThat(target.seen).containsExactly("a@docker 1", "b@docker 1");
        target.mended = true;
        refusing.listener("docker").configurationChanged(snapshot("c"));
        assertThat(target.seen).endsWith("bad@file,c@docker 0").hasSize(3);
    }

    private static ConfigurationSnapshot servers(String... urls) {
        return servers(List.of(), urls);
    }

    private static ConfigurationSnapshot servers(List<AbsentServerSpec> absent, String... urls) {
        LoadBalancerSpec balancer = new LoadBalancerSpec(
                Arrays.stream(urls).map(url -> new ServerSpec(url, 1, false)).toList(),
                "wrr",
                null,
                null,
                true,
                null,
                "",
                absent);
        HttpConfiguration http = new HttpConfiguration(
                Map.of(), Map.of("app", new ServiceSpec(balancer, null, List.of())), Map.of(), Map.of());
        return new ConfigurationSnapshot(new DynamicConfiguration(http, TlsConfiguration.EMPTY, Map.of()), List.of());
    }

    /** Says which servers are live and which leave. */
    private ConfigurationListener watched(List<String> events) {
        ConfigurationAggregator watched =
                new ConfigurationAggregator(thread, Duration.ofSeconds(2), new ConfigurationTarget() {
                    @Override
                    public void apply(MergedConfiguration merged) {
                        merged.services()
                                .values()
                                .forEach(service -> events.add("live "
                                        + String.join(
                                                " ",
                                                Objects.requireNonNull(
                                                                service.spec().loadBalancer())
                                                        .servers()
                                                        .stream()
                                                        .map(ServerSpec::url)
                                                        .toList())));
                    }

                    @Override
                    public void leave(Map<QualifiedName, Set<String>> leaving) {
                        leaving.forEach((service, urls) -> events.add(service + " without " + new TreeSet<>(urls)));
                    }
                });
        watched.begin();
        return watched.listener("docker");
    }

    @Test
    void aServerThatIsGoneDoesNotWaitForItsTurn() {
        List<String> events = new ArrayList<>();
        ConfigurationListener docker = watched(events);
        docker.configurationChanged(servers("a", "b", "c"));
        docker.configurationChanged(servers("a", "c"));
        docker.configurationChanged(servers("a"));
        assertThat(events).containsExactly("live a b c", "app@docker without [b]", "app@docker without [b, c]");
        thread.letTimePass();
        assertThat(events).endsWith("live a").hasSize(4);
    }

    @Test
    void aServerThatComesBackBeforeItsTurnIsTakenBack() {
        List<String> events = new ArrayList<>();
        ConfigurationListener docker = watched(events);
        docker.configurationChanged(servers("a", "b"));
        docker.configurationChanged(servers("a"));
        docker.configurationChanged(servers("a", "b"));
        assertThat(events).containsExactly("live a b", "app@docker without [b]", "app@docker without []");
        thread.letTimePass();
        assertThat(events).hasSize(3);
    }

    @Test
    void theLastServerLeavesAtOnceIfItIsSaidWhy() {
        List<String> events = new ArrayList<>();
        ConfigurationListener docker = watched(events);
        docker.configurationChanged(servers("a"));
        docker.configurationChanged(servers(List.of(new AbsentServerSpec("container a", "is stopping"))));
        assertThat(events).containsExactly("live a", "app@docker without [a]");
    }

    @Test
    void aServerThatLeftStaysAwayWhenItsServiceGoesToo() {
        List<String> events = new ArrayList<>();
        ConfigurationListener docker = watched(events);
        docker.configurationChanged(servers("a"));
        docker.configurationChanged(servers(List.of(new AbsentServerSpec("container a", "is stopping"))));
        docker.configurationChanged(snapshot("unrelated"));
        assertThat(events).startsWith("live a", "app@docker without [a]").doesNotContain("app@docker without []");
    }

    /** Whoever renames a service in a file must not lose requests between the two. */
    @Test
    void aServiceThatIsGoneKeepsItsServersUntilTheOtherOneIsLive() {
        List<String> events = new ArrayList<>();
        ConfigurationListener docker = watched(events);
        docker.configurationChanged(servers("a"));
        docker.configurationChanged(snapshot("unrelated"));
        docker.configurationChanged(servers());
        assertThat(events).containsExactly("live a");
    }

    @Test
    void whereAllServersWereReplacedTheNewOnesComeAtOnceButNotAllTheTime() {
        List<String> events = new ArrayList<>();
        ConfigurationListener docker = watched(events);
        docker.configurationChanged(servers("a"));
        docker.configurationChanged(servers("a", "b"));
        docker.configurationChanged(servers("b"));
        assertThat(events).containsExactly("live a", "live b");
        docker.configurationChanged(servers("c"));
        docker.configurationChanged(servers("d"));
        assertThat(events).hasSize(2);
        thread.letTimePass();
        assertThat(events)
                .as("the end of the first rest, which another one has replaced")
                .hasSize(2);
        thread.letTimePass();
        assertThat(events).endsWith("live d").hasSize(3);
    }
}
