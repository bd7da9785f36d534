package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.balance.HealthClock;
import io.passeur.balance.HealthOutcome;
import io.passeur.balance.HealthOutcome.Healthy;
import io.passeur.balance.HealthOutcome.Unhealthy;
import io.passeur.balance.StrategyRegistry;
import io.passeur.http.forward.NextUpstream;
import io.passeur.http.forward.Upstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** When servers are probed and what comes of it, on manual time and with a probe whose outcomes the test decides. */
class HealthCheckerTest {

    private static final String CHECK = "healthCheck = { interval = \"10s\", unhealthyInterval = \"3s\" }\n";

    private final ManualScheduler time = new ManualScheduler();
    private final List<String> probed = new ArrayList<>();
    private final Set<String> sick = new HashSet<>();
    private final List<Consumer<HealthOutcome>> unanswered = new ArrayList<>();
    private boolean answering = true;
    private final ServiceCompiler compiler = new ServiceCompiler(
            target -> new Nowhere(),
            new StrategyRegistry(List.of()),
            new HealthChecks(this::probe, new HealthClock(time, time::nanoTime)),
            new Random(1));

    private void probe(ServerUrl server, HealthSettings settings, Consumer<HealthOutcome> outcome) {
        probed.add(server.host());
        if (answering) {
            outcome.accept(sick.contains(server.host()) ? new Unhealthy("sick") : new Healthy());
        } else {
            unanswered.add(outcome);
        }
    }

    private LiveService load(String options, String... hosts) {
        return ServiceFixture.load(compiler, toml(options, hosts), null).service("web");
    }

    private static String toml(String options, String... hosts) {
        String[] urls = List.of(hosts).stream().map(host -> "http://" + host).toArray(String[]::new);
        return LoadBalancerTest.services(options, urls);
    }

    @Test
    void believesInServersUntilTheFirstProbeAfterTheFirstInterval() {
        sick.add("a");
        LiveService web = load(CHECK, "a");

        time.advance(Duration.ofMillis(9_999));
        assertThat(probed).isEmpty();
        assertThat(web.isUp()).isTrue();

        time.advance(Duration.ofMillis(1));
        assertThat(probed).containsExactly("a");
        assertThat(web.isUp()).isFalse();
        assertThat(web.serverStatus()).containsEntry("http://a", "DOWN");
    }

    @Test
    void probesEachServerByItsOwnHealth() {
        sick.add("b");
        LiveService web = load(CHECK, "a", "b");

        time.advance(Duration.ofSeconds(10));
        assertThat(probed).containsExactly("a", "b");
        time.advance(Duration.ofSeconds(6));
        assertThat(probed).containsExactly("a", "b", "b", "b");
        assertThat(web.serverStatus()).containsEntry("http://a", "UP").containsEntry("http://b", "DOWN");

        sick.clear();
        time.advance(Duration.ofSeconds(3));
        assertThat(web.serverStatus()).containsEntry("http://b", "UP");
        probed.clear();
        time.advance(Duration.ofSeconds(9));
        assertThat(probed).containsExactly("a");
    }

    @Test
    void asksOneServerAtATime() {
        answering = false;
        load(CHECK, "a", "b");

        time.advance(Duration.ofSeconds(30));
        assertThat(probed).containsExactly("a");

        unanswered.get(0).accept(new Healthy());
        time.advance(Duration.ZERO);
        assertThat(probed).containsExactly("a", "b");
    }

    @Test
    void endsWithTheService() {
        answering = false;
        LiveService web = load(CHECK, "a");
        time.advance(Duration.ofSeconds(10));

        web.close();
        unanswered.get(0).accept(new Unhealthy("late"));

        assertThat(time.pending()).isZero();
        assertThat(web.isUp()).isTrue();
    }

    @Test
    void startsNothingBeforeItIsStartedAndNothingTwice() {
        LiveService web = load(CHECK, "a");
        web.start();

        assertThat(time.pending()).isEqualTo(1);
        assertThat(web.checksHealth()).isTrue();
        assertThat(load("", "a").checksHealth()).isFalse();
    }

    @Test
    void keepsHealthAndRhythmOfServersWhoseNeighboursChange() {
        sick.add("a");
        ServiceFixture first = ServiceFixture.load(compiler, toml(CHECK, "a", "b"), null);
        time.advance(Duration.ofSeconds(10));
        probed.clear();
        time.advance(Duration.ofSeconds(2));

        ServiceFixture second = ServiceFixture.load(compiler, toml(CHECK, "a", "c"), first);
        assertThat(second.service("web").serverStatus())
                .containsEntry("http://a", "DOWN")
                .containsEntry("http://c", "UP");
        time.advance(Duration.ofSeconds(1));
        assertThat(probed).containsExactly("a");
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void startsOverWhenTheCheckItselfChanges() {
        sick.add("a");
        ServiceFixture first = ServiceFixture.load(compiler, toml(CHECK, "a"), null);
        time.advance(Duration.ofSeconds(10));

        ServiceFixture second = ServiceFixture.load(
                compiler, toml("healthCheck = { interval = \"10s\", path = \"/x\" }\n", "a"), first);

        assertThat(second.service("web").isUp()).isTrue();
    }

    @Test
    void tellsWeightedServicesAboveWhoCanTakeRequests() {
        sick.add("a");
        ServiceFixture services = ServiceFixture.load(compiler, """
                [http.services.a.loadBalancer]
                servers = [{ url = "http://a" }]
                healthCheck = { interval = "10s" }
                [http.services.b.loadBalancer]
                servers = [{ url = "http://b" }]
                healthCheck = { interval = "10s" }
                [http.services.inner.weighted]
                healthCheck = {}
                services = [{ name = "a" }, { name = "b" }]
                [http.services.outer.weighted]
                healthCheck = {}
                services = [{ name = "inner" }]
                """, null);

        time.advance(Duration.ofSeconds(10));
        assertThat(services.service("inner").serverStatus())
                .containsEntry("a", "DOWN")
                .containsEntry("b", "UP");
        assertThat(services.service("outer").isUp()).isTrue();

        sick.add("b");
        time.advance(Duration.ofSeconds(10));
        assertThat(services.service("outer").isUp()).isFalse();
        assertThat(services.service("outer").serverStatus()).containsEntry("inner", "DOWN");
    }

    private static final class Nowhere implements Upstream {
        @Override
        public void forward(Request request, Response response, Callback callback, NextUpstream next) {
            throw new AssertionError("no request is sent here");
        }

        @Override
        public void close() {}
    }
}
