package io.passeur.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementId;
import io.passeur.element.HttpKinds;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationAggregatorTest {

    private final ManualExecutor thread = new ManualExecutor();
    private final List<String> applied = new ArrayList<>();
    private final ConfigurationAggregator aggregator =
            new ConfigurationAggregator(thread, Duration.ofSeconds(2), merged -> applied.add(names(merged)));
    private final Consumer<DynamicConfiguration> file = aggregator.listener("file");

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    private static String names(MergedConfiguration merged) {
        return String.join(
                ",",
                merged.elements(HttpKinds.MIDDLEWARES).keySet().stream()
                        .map(Object::toString)
                        .toList());
    }

    private static DynamicConfiguration snapshot(String name) {
        return new DynamicConfiguration.Builder()
                .put(HttpKinds.MIDDLEWARES, name, new MiddlewareSpec("chain", Map.of()), null)
                .build();
    }

    @Test
    void nothingIsAppliedBeforeTheBeginningThenEverythingAtOnce() {
        file.accept(snapshot("a"));
        aggregator.listener("docker").accept(snapshot("a"));
        assertThat(applied).isEmpty();

        aggregator.begin();

        assertThat(applied).containsExactly("a@docker,a@file");
    }

    @Test
    void theFirstPassesAtOnceAndOfThoseInTheThrottleTimeTheNewest() {
        aggregator.begin();
        file.accept(snapshot("a"));
        file.accept(snapshot("b"));
        file.accept(snapshot("c"));
        assertThat(applied).containsExactly("", "a@file");

        thread.letTimePass();
        assertThat(applied).containsExactly("", "a@file", "c@file");

        file.accept(snapshot("d"));
        assertThat(applied).hasSize(3);
        thread.letTimePass();
        assertThat(applied).endsWith("d@file");
    }

    @Test
    void oneProviderDoesNotThrottleAnother() {
        aggregator.begin();
        file.accept(snapshot("a"));
        aggregator.listener("docker").accept(snapshot("b"));
        assertThat(applied).containsExactly("", "a@file", "a@file,b@docker");
    }

    @Test
    void whatEqualsTheLiveOneIsDropped() {
        aggregator.begin();
        file.accept(snapshot("a"));
        file.accept(snapshot("b"));
        file.accept(snapshot("a"));
        thread.letTimePass();
        file.accept(snapshot("a"));
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
        Consumer<DynamicConfiguration> listener = failing.listener("file");
        listener.accept(snapshot("bad"));
        listener.accept(snapshot("good"));
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
        Consumer<DynamicConfiguration> listener = refusing.listener("file");
        listener.accept(snapshot("bad"));
        assertThat(target.seen).containsExactly(" 0");
        target.mended = true;
        listener.accept(snapshot("bad"));
        assertThat(target.seen).containsExactly(" 0", "bad@file 0");
    }

    @Test
    void whoGoesBackToWhatIsLiveAfterAFailureIsHeard() {
        Refusing target = new Refusing();
        ConfigurationAggregator refusing = new ConfigurationAggregator(thread, Duration.ZERO, target);
        refusing.begin();
        Consumer<DynamicConfiguration> listener = refusing.listener("file");
        listener.accept(snapshot("good"));
        listener.accept(snapshot("bad"));
        listener.accept(snapshot("good"));
        assertThat(target.seen).containsExactly(" 0", "good@file 0", "good@file 0");
    }

    @Test
    void aSnapshotThatCannotBeAppliedHoldsUpNoOtherProvider() {
        Refusing target = new Refusing();
        ConfigurationAggregator refusing = new ConfigurationAggregator(thread, Duration.ZERO, target);
        refusing.listener("file").accept(snapshot("bad"));
        refusing.listener("docker").accept(snapshot("a"));
        refusing.begin();
        assertThat(target.seen).containsExactly("a@docker 1");
        refusing.listener("docker").accept(snapshot("b"));
        assertThat(target.seen).containsExactly("a@docker 1", "b@docker 1");
        target.mended = true;
        refusing.listener("docker").accept(snapshot("c"));
        assertThat(target.seen).endsWith("bad@file,c@docker 0").hasSize(3);
    }

    private static DynamicConfiguration servers(String... urls) {
        return servers(List.of(), urls);
    }

    private static DynamicConfiguration servers(List<AbsentServerSpec> absent, String... urls) {
        LoadBalancerSpec balancer = new LoadBalancerSpec(
                Arrays.stream(urls).map(url -> new ServerSpec(url, 1, false)).toList(),
                "wrr",
                null,
                null,
                true,
                null,
                "",
                absent,
                List.of());
        return new DynamicConfiguration.Builder()
                .put(HttpKinds.SERVICES, "app", ServiceSpec.of(ServiceType.LOAD_BALANCER, balancer, List.of()), null)
                .build();
    }

    /** Says which servers are live and which leave. */
    private Consumer<DynamicConfiguration> watched(List<String> events) {
        ConfigurationAggregator watched =
                new ConfigurationAggregator(thread, Duration.ofSeconds(2), new ConfigurationTarget() {
                    @Override
                    public void apply(MergedConfiguration merged) {
                        merged.elements(HttpKinds.SERVICES)
                                .values()
                                .forEach(service -> events.add("live "
                                        + String.join(
                                                " ",
                                                Objects.requireNonNull(
                                                                service.spec().settings(ServiceType.LOAD_BALANCER))
                                                        .servers()
                                                        .stream()
                                                        .map(ServerSpec::url)
                                                        .toList())));
                    }

                    @Override
                    public void leave(Map<ElementId, Set<String>> leaving) {
                        leaving.forEach(
                                (service, urls) -> events.add(service.name() + " without " + new TreeSet<>(urls)));
                    }
                });
        watched.begin();
        return watched.listener("docker");
    }

    @Test
    void aServerThatIsGoneDoesNotWaitForItsTurn() {
        List<String> events = new ArrayList<>();
        Consumer<DynamicConfiguration> docker = watched(events);
        docker.accept(servers("a", "b", "c"));
        docker.accept(servers("a", "c"));
        docker.accept(servers("a"));
        assertThat(events).containsExactly("live a b c", "app@docker without [b]", "app@docker without [b, c]");
        thread.letTimePass();
        assertThat(events).endsWith("live a").hasSize(4);
    }

    @Test
    void aServerThatComesBackBeforeItsTurnIsTakenBack() {
        List<String> events = new ArrayList<>();
        Consumer<DynamicConfiguration> docker = watched(events);
        docker.accept(servers("a", "b"));
        docker.accept(servers("a"));
        docker.accept(servers("a", "b"));
        assertThat(events).containsExactly("live a b", "app@docker without [b]", "app@docker without []");
        thread.letTimePass();
        assertThat(events).hasSize(3);
    }

    @Test
    void theLastServerLeavesAtOnceIfItIsSaidWhy() {
        List<String> events = new ArrayList<>();
        Consumer<DynamicConfiguration> docker = watched(events);
        docker.accept(servers("a"));
        docker.accept(servers(List.of(new AbsentServerSpec("container a", "is stopping"))));
        assertThat(events).containsExactly("live a", "app@docker without [a]");
    }

    @Test
    void aServerThatLeftStaysAwayWhenItsServiceGoesToo() {
        List<String> events = new ArrayList<>();
        Consumer<DynamicConfiguration> docker = watched(events);
        docker.accept(servers("a"));
        docker.accept(servers(List.of(new AbsentServerSpec("container a", "is stopping"))));
        docker.accept(snapshot("unrelated"));
        assertThat(events).startsWith("live a", "app@docker without [a]").doesNotContain("app@docker without []");
    }

    /** Whoever renames a service in a file must not lose requests between the two. */
    @Test
    void aServiceThatIsGoneKeepsItsServersUntilTheOtherOneIsLive() {
        List<String> events = new ArrayList<>();
        Consumer<DynamicConfiguration> docker = watched(events);
        docker.accept(servers("a"));
        docker.accept(snapshot("unrelated"));
        docker.accept(servers());
        assertThat(events).containsExactly("live a");
    }

    @Test
    void whereAllServersWereReplacedTheNewOnesComeAtOnceButNotAllTheTime() {
        List<String> events = new ArrayList<>();
        Consumer<DynamicConfiguration> docker = watched(events);
        docker.accept(servers("a"));
        docker.accept(servers("a", "b"));
        docker.accept(servers("b"));
        assertThat(events).containsExactly("live a", "live b");
        docker.accept(servers("c"));
        docker.accept(servers("d"));
        assertThat(events).hasSize(2);
        thread.letTimePass();
        assertThat(events)
                .as("the end of the first rest, which another one has replaced")
                .hasSize(2);
        thread.letTimePass();
        assertThat(events).endsWith("live d").hasSize(3);
    }
}
