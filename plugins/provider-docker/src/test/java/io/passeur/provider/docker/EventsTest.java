package io.passeur.provider.docker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.testing.RunningProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the provider does when something happens at the engine. */
@Timeout(120)
class EventsTest {

    @TempDir
    Path folder;

    private FakeEngine engine;

    @BeforeEach
    void startEngine() {
        engine = new FakeEngine(folder);
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    private RunningProvider watching() throws InterruptedException {
        RunningProvider provider = DockerProviders.start(Map.of("endpoint", engine.endpoint()), Set.of(), Map.of());
        await(() -> engine.listenerCount() == 1);
        return provider;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as("the condition is true in time").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static TestContainer container(String name) {
        return new TestContainer(name, name.charAt(0));
    }

    private static Set<String> routers(DynamicConfiguration snapshot) {
        return snapshot.elements(HttpKinds.ROUTERS).keySet();
    }

    private void list(TestContainer... containers) {
        engine.lists(TestContainer.list(List.of(containers)));
    }

    private void event(String action, TestContainer container) {
        engine.event("container", action, container.id(), "\"name\":\"x\"");
    }

    private void kill(TestContainer container, String signal) {
        engine.event("container", "kill", container.id(), "\"signal\":\"" + signal + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"start", "die", "stop", "destroy", "health_status: healthy", "pause", "unpause", "kill", "rename"
            })
    void eachEventOfAContainerIsFollowedByALookAtAllOfThem(String action) throws InterruptedException {
        TestContainer a = container("a");
        list(a);
        try (RunningProvider provider = watching()) {
            list(a, container("b"));
            event(action.equals("kill") ? "kill: late" : action, a);
            if (action.equals("kill")) {
                event("die", a);
            }
            provider.await(snapshot -> routers(snapshot).equals(Set.of("a", "b")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "disconnect"})
    void eventsOfNetworksToo(String action) throws InterruptedException {
        list(container("a").with("nets", "one:10.0.0.1"));
        try (RunningProvider provider = watching()) {
            list(container("a").with("nets", "two:10.0.0.2"));
            engine.event(
                    "network", action, "n", "\"container\":\"" + container("a").id() + "\"");
            provider.await(snapshot -> Rendering.lines(snapshot).contains("service a: http://10.0.0.2:80"));
        }
    }

    @Test
    void aBurstOfEventsCostsFewLists() throws InterruptedException {
        list();
        try (RunningProvider provider = watching()) {
            for (int i = 0; i < 500; i++) {
                event("start", container("a"));
            }
            list(container("a"));
            event("start", container("a"));
            provider.await(snapshot -> routers(snapshot).equals(Set.of("a")));
            assertThat(engine.listCount()).isLessThan(100);
        }
    }

    /** The list still shows it as running: only the event tells. */
    @ParameterizedTest
    @ValueSource(strings = {"15", "9", "2", "SIGTERM", "KILL"})
    void aContainerThatIsKilledGetsNoRequestsAnyMore(String signal) throws InterruptedException {
        TestContainer a = container("a");
        list(a);
        try (RunningProvider provider = watching()) {
            int lists = engine.listCount();
            kill(a, signal);
            provider.await(snapshot -> Rendering.lines(snapshot).contains("service a: [container a is stopping]"));
            assertThat(engine.listCount()).isEqualTo(lists);
        }
    }

    @Test
    void ofReplicasTheOthersGoOn() throws InterruptedException {
        List<TestContainer> replicas = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            replicas.add(new TestContainer("shop-" + i, i)
                    .with("nets", "web:10.0.0." + i)
                    .label("com.docker.compose.service=web")
                    .label("com.docker.compose.project=shop"));
        }
        engine.lists(TestContainer.list(replicas));
        try (RunningProvider provider = watching()) {
            kill(replicas.get(1), "15");
            provider.await(snapshot -> Rendering.lines(snapshot)
                    .contains("service web-shop: http://10.0.0.0:80 http://10.0.0.2:80[container shop-1 is stopping]"));
        }
    }

    /** HUP and USR1 ask for a new configuration or log file; a process that gets them goes on. */
    @Test
    void otherSignalsChangeNothingUnlessTheImageStopsByThem() throws InterruptedException {
        TestContainer a = container("a");
        TestContainer b = container("b");
        list(a, b);
        engine.inspects("{\"Id\":\"x\",\"Config\":{\"StopSignal\":\"SIGQUIT\"}}");
        try (RunningProvider provider = watching()) {
            kill(a, "1");
            kill(b, "3");
            DynamicConfiguration snapshot =
                    provider.await(found -> Rendering.lines(found).contains("service b: [container b is stopping]"));
            assertThat(Rendering.lines(snapshot)).contains("service a: http://172.17.0.2:80");
        }
    }

    @Test
    void aContainerThatIsStartedAgainGetsRequestsAgain() throws InterruptedException {
        TestContainer a = container("a");
        list(a);
        try (RunningProvider provider = watching()) {
            kill(a, "15");
            provider.await(snapshot -> Rendering.lines(snapshot).contains("service a: [container a is stopping]"));
            event("die", a);
            event("start", a);
            provider.await(snapshot -> Rendering.lines(snapshot).contains("service a: http://172.17.0.2:80"));
        }
    }

    @Test
    void anEngineThatGoesAwayTakesNoRoutesWithItAndIsFoundAgain() throws InterruptedException {
        list(container("a"));
        try (RunningProvider provider = watching()) {
            assertThat(routers(requireNonNull(provider.poll()))).containsExactly("a");
            engine.stop();
            await(() -> !provider.problems().isEmpty());
            assertThat(provider.problems().get("connection"))
                    .startsWith("ERROR Docker cannot be read: ")
                    .endsWith("; the last known containers stay in use; retrying");
            assertThat(provider.unreadCount()).isZero();
            list(container("b"));
            engine.restart();
            provider.await(snapshot -> routers(snapshot).equals(Set.of("b")));
            await(() -> engine.listenerCount() == 1);
            list(container("c"));
            event("start", container("c"));
            provider.await(snapshot -> routers(snapshot).equals(Set.of("c")));
        }
    }

    @Test
    void anEngineThatIsNotThereAtTheStartIsFoundLater() throws InterruptedException {
        engine.stop();
        list(container("a"));
        try (RunningProvider provider =
                DockerProviders.start(Map.of("endpoint", engine.endpoint()), Set.of(), Map.of())) {
            assertThat(provider.poll()).isNull();
            assertThat(provider.problems())
                    .containsOnly(entry(
                            "connection",
                            "ERROR Docker cannot be read: there is no socket " + folder.resolve("docker.sock")
                                    + "; is Docker running, and if the proxy runs in a container, is the socket mounted into"
                                    + " it?; retrying"));
            engine.restart();
            provider.await(snapshot -> routers(snapshot).equals(Set.of("a")));
            assertThat(provider.problems()).isEmpty();
        }
    }

    @Test
    void aReloadLooksAgain() throws InterruptedException {
        list(container("a"));
        try (RunningProvider provider = watching()) {
            list(container("b"));
            provider.reload();
            provider.await(snapshot -> routers(snapshot).equals(Set.of("b")));
        }
    }

    @Test
    void withoutWatchOnlyAReloadLooksAgain() throws InterruptedException {
        list(container("a"));
        try (RunningProvider provider =
                DockerProviders.start(Map.of("endpoint", engine.endpoint(), "watch", false), Set.of(), Map.of())) {
            assertThat(routers(requireNonNull(provider.poll()))).containsExactly("a");
            assertThat(engine.listenerCount()).isZero();
            list(container("b"));
            provider.reload();
            provider.await(snapshot -> routers(snapshot).equals(Set.of("b")));
        }
    }

    @Test
    void theEngineIsOnlyEverRead() throws InterruptedException {
        TestContainer a = container("a");
        list(a);
        try (RunningProvider provider = watching()) {
            kill(a, "3");
            await(() -> engine.requests().stream().anyMatch(request -> request.contains(a.id())));
            assertThat(engine.requests())
                    .allSatisfy(request -> assertThat(request).startsWith("GET /"))
                    .allSatisfy(request -> assertThat(request).contains("User-Agent: passeur/test"))
                    .anySatisfy(request -> assertThat(request).startsWith("GET /v1.41/containers/json?all=true"));
            assertThat(provider.unreadCount()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1.40 | /v1.40/containers
                    1.41 | /v1.41/containers
                    1.52 | /v1.52/containers
                    """)
    void theEnginesOwnVersionIsSpoken(String version, String path) {
        engine.speaks(version);
        assertAsked(Map.of(), path);
        engine.withoutPing();
        assertAsked(Map.of(), path);
    }

    @Test
    void aVariableSetsAnotherVersion() {
        engine.speaks("1.52");
        assertAsked(Map.of("DOCKER_API_VERSION", "1.44"), "/v1.44/containers");
    }

    private void assertAsked(Map<String, String> environment, String path) {
        engine.requests().clear();
        try (RunningProvider provider = once(environment)) {
            assertThat(provider.poll()).isNotNull();
            assertThat(engine.requests())
                    .anySatisfy(request -> assertThat(request).startsWith("GET " + path));
        }
    }

    private RunningProvider once(Map<String, String> environment) {
        return DockerProviders.start(Map.of("endpoint", engine.endpoint(), "watch", "false"), Set.of(), environment);
    }

    @Test
    void anEngineThatIsTooOldIsRefusedByItsVersion() {
        engine.speaks("1.39");
        assertComplaint("the engine has version 1.39 of Docker's API; 1.40 (Docker 19.03) or newer is needed");
    }

    @Test
    void aSocketProxyThatForbidsIsTold() {
        engine.refuses(403);
        assertComplaint(
                "the engine responded with 403 to /version; a socket proxy must allow containers, events and ping");
    }

    private void assertComplaint(String reason) {
        try (RunningProvider provider = once(Map.of())) {
            assertThat(provider.poll()).isNull();
            assertThat(provider.problems())
                    .containsOnly(entry("connection", "ERROR Docker cannot be read: " + reason + "; retrying"));
        }
    }
}
