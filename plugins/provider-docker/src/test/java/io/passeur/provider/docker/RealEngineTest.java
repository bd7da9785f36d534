package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole proxy and the engine of this machine. */
@Timeout(180)
class RealEngineTest {

    private Containers containers;

    @BeforeEach
    void open() {
        containers = Containers.open();
    }

    @AfterEach
    void close() {
        if (containers != null) {
            containers.close();
        }
    }

    private TestingProxy proxy(String... flags) {
        List<String> all = new ArrayList<>(List.of(
                "--providers.docker.constraints=" + containers.constraint(),
                "--providers.docker.defaultrule=Host(`{{ normalize .Name }}.test`)",
                "--providers.providersThrottleDuration=2s"));
        all.addAll(List.of(flags));
        return TestingProxy.start("", all.toArray(String[]::new));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void awaitAnswer(TestingProxy proxy, String host, int status, String text)
            throws InterruptedException {
        await(host + " answers " + status + " " + text, () -> {
            RawMessage answer = proxy.get(host, "/");
            return answer.status() == status && answer.text().contains(text);
        });
    }

    @Test
    void aContainerIsReachableAsLongAsItRuns() throws Exception {
        containers.onBridge("early", "--label", "traefik.http.services.e.loadbalancer.server.port=80");
        String early = containers.full("early") + ".test";
        try (TestingProxy proxy = proxy()) {
            awaitAnswer(proxy, early, 200, "early");
            containers.onBridge(
                    "late",
                    "--label",
                    "traefik.http.routers.late.rule=Host(`late.example.com`)",
                    "--label",
                    "traefik.http.services.late.loadbalancer.server.port=80");
            awaitAnswer(proxy, "late.example.com", 200, "late");
            containers.docker("stop", containers.full("late"));
            awaitAnswer(proxy, "late.example.com", 404, "404 page not found");
            containers.docker("start", containers.full("late"));
            awaitAnswer(proxy, "late.example.com", 200, "late");
            assertThat(proxy.get(early, "/").text()).isEqualTo("early\n");
        }
    }

    @Test
    void anExposedPortNeedsNoLabel() throws Exception {
        containers.onBridge("web", "--expose", "80", "--expose", "9000");
        try (TestingProxy proxy = proxy()) {
            awaitAnswer(proxy, containers.full("web") + ".test", 200, "web");
        }
    }

    @Test
    void aPublishedPortOnAnAddressOfItsOwn() throws Exception {
        containers.onBridge("web", "--publish", "127.0.0.1::80");
        try (TestingProxy proxy = proxy("--providers.docker.usebindportip=true")) {
            awaitAnswer(proxy, containers.full("web") + ".test", 200, "web");
            assertThat(proxy.view()
                            .servers(HttpKinds.SERVICES, new QualifiedName(containers.full("web"), "docker"))
                            .serverStatus()
                            .keySet())
                    .allMatch(url -> url.startsWith("http://127.0.0.1:"));
        }
    }

    @Test
    void whileAContainerIsNotHealthyTheAnswerSaysSo() throws Exception {
        try (TestingProxy proxy = proxy()) {
            containers.onBridge(
                    "web",
                    "--expose",
                    "80",
                    "--health-cmd",
                    "busybox test -f /ready",
                    "--health-interval",
                    "1s",
                    "--health-retries",
                    "2",
                    "--health-start-period",
                    "60s");
            String host = containers.full("web") + ".test";
            awaitAnswer(proxy, host, 503, "no available server: one is starting, its health check has not passed yet");
            assertThat(proxy.get(host, "/").value("Retry-After")).isEqualTo("5");
            containers.docker("exec", containers.full("web"), "busybox", "touch", "/ready");
            awaitAnswer(proxy, host, 200, "web");
            containers.docker("exec", containers.full("web"), "busybox", "rm", "/ready");
            awaitAnswer(proxy, host, 503, "no available server: one is unhealthy");
            assertThat(proxy.view()
                            .servers(HttpKinds.SERVICES, new QualifiedName(containers.full("web"), "docker"))
                            .serverTroubles())
                    .containsEntry("container " + containers.full("web"), "is unhealthy");
        }
    }

    @Test
    void aPausedContainerWaitsForItsReturn() throws Exception {
        containers.onBridge("web", "--expose", "80");
        String host = containers.full("web") + ".test";
        try (TestingProxy proxy = proxy()) {
            awaitAnswer(proxy, host, 200, "web");
            containers.docker("pause", containers.full("web"));
            QualifiedName service = new QualifiedName(containers.full("web"), "docker");
            await(
                    "the pause is known",
                    () -> proxy.view()
                            .servers(HttpKinds.SERVICES, service)
                            .serverTroubles()
                            .containsValue("is paused"));
            awaitAnswer(proxy, host, 503, "no available server: one is paused");
            containers.docker("unpause", containers.full("web"));
            awaitAnswer(proxy, host, 200, "web");
        }
    }

    @Test
    void aContainerThatJoinsANetworkIsReachedThereWhenItsLabelSaysSo() throws Exception {
        String front = containers.network("front");
        containers.onBridge("web", "--expose", "80", "--label", "traefik.docker.network=" + front);
        try (TestingProxy proxy = proxy()) {
            QualifiedName service = new QualifiedName(containers.full("web"), "docker");
            List<String> before = List.copyOf(proxy.view()
                    .servers(HttpKinds.SERVICES, service)
                    .serverStatus()
                    .keySet());
            containers.docker("network", "connect", front, containers.full("web"));
            await("the address changes", () -> {
                List<String> now = List.copyOf(proxy.view()
                        .servers(HttpKinds.SERVICES, service)
                        .serverStatus()
                        .keySet());
                return !now.equals(before) && !now.isEmpty();
            });
            assertThat(proxy.get(containers.full("web") + ".test", "/").text()).isEqualTo("web\n");
            containers.docker("network", "disconnect", front, containers.full("web"));
            await(
                    "the old address comes back",
                    () -> List.copyOf(proxy.view()
                                    .servers(HttpKinds.SERVICES, service)
                                    .serverStatus()
                                    .keySet())
                            .equals(before));
        }
    }

    @Test
    void aSignalThatDoesNotStopChangesNothing() throws Exception {
        int port = Containers.freePort();
        containers.onHost("web", port, "--label", "traefik.http.services.w.loadbalancer.server.port=" + port);
        String host = containers.full("web") + ".test";
        try (TestingProxy proxy = proxy()) {
            awaitAnswer(proxy, host, 200, "web");
            containers.docker("kill", "-s", "WINCH", containers.full("web"));
            containers.onBridge("other", "--expose", "80");
            awaitAnswer(proxy, containers.full("other") + ".test", 200, "other");
            assertThat(proxy.get(host, "/").status()).isEqualTo(200);
        }
    }

    @Test
    void whatRunsOnAContainerThatStopsComesToItsEnd() throws Exception {
        String[] replica = {"--label", "traefik.http.routers.r.rule=Host(`app.test`)", "--env", "GRACE=4"};
        int one = Containers.freePort();
        containers.onHost("one", one, with(replica, one));
        try (TestingProxy proxy = proxy();
                RawConnection slow = proxy.connect()) {
            awaitAnswer(proxy, "app.test", 200, "one");
            slow.sendLines("GET /cgi-bin/slow HTTP/1.1\nHost: app.test\n\n");
            await(
                    "the request runs",
                    () -> containers
                            .docker("exec", containers.full("one"), "busybox", "ls", "/")
                            .contains("begun"));
            int other = Containers.freePort();
            containers.onHost("other", other, with(replica, other));
            Thread stopping = new Thread(() -> containers.docker("stop", containers.full("one")));
            stopping.start();
            awaitAnswer(proxy, "app.test", 200, "other");
            assertThat(slow.readResponse().text()).isEqualTo("slow");
            for (int i = 0; i < 10; i++) {
                assertThat(proxy.get("app.test", "/").text()).isEqualTo("other\n");
            }
            stopping.join();
        }
    }

    private static String[] with(String[] options, int port) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--label");
        all.add("traefik.http.services.app.loadbalancer.server.port=" + port);
        return all.toArray(String[]::new);
    }
}
