package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A constant load on this machine while containers come and go: not one request fails. */
@Timeout(180)
class ZeroDowntimeTest {

    private static final int CLIENTS = 4;

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

    private void start(String name) {
        int port = Containers.freePort();
        containers.onHost(
                name,
                port,
                "--env",
                "GRACE=1",
                "--label",
                "traefik.http.routers.r.rule=Host(`app.test`)",
                "--label",
                "traefik.http.services.app.loadbalancer.server.port=" + port);
    }

    private TestingProxy proxy() {
        return TestingProxy.start(
                "",
                "--providers.docker.constraints=" + containers.constraint(),
                "--providers.providersThrottleDuration=2s");
    }

    /** Asks again and again on kept connections, and counts who answers what. */
    private static final class Load implements AutoCloseable {

        private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
        private final List<Thread> clients = new ArrayList<>();
        private volatile boolean over;

        Load(TestingProxy proxy) {
            for (int i = 0; i < CLIENTS; i++) {
                Thread client = new Thread(() -> ask(proxy));
                clients.add(client);
                client.start();
            }
        }

        private void ask(TestingProxy proxy) {
            try (RawConnection connection = proxy.connect()) {
                while (!over) {
                    RawMessage answer = connection
                            .sendLines("GET / HTTP/1.1\nHost: app.test\n\n")
                            .readResponse();
                    count(answer.status() == 200 ? answer.text().strip() : answer.startLine() + " " + answer.text());
                    TimeUnit.MILLISECONDS.sleep(2);
                }
            } catch (InterruptedException | RuntimeException | AssertionError e) {
                count("broken: " + e);
            }
        }

        private void count(String answer) {
            answers.computeIfAbsent(answer, name -> new AtomicInteger()).incrementAndGet();
        }

        int all() {
            return answers.values().stream().mapToInt(AtomicInteger::get).sum();
        }

        int of(String answer) {
            AtomicInteger count = answers.get(answer);
            return count == null ? 0 : count.get();
        }

        /** Until this server has answered so many times more. */
        void await(String server) throws InterruptedException {
            int enough = of(server) + 20;
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); of(server) < enough; ) {
                assertThat(System.nanoTime())
                        .as("%s answers; until now: %s", server, answers)
                        .isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }

        Set<String> ended() throws InterruptedException {
            over = true;
            for (Thread client : clients) {
                client.join();
            }
            return answers.keySet();
        }

        @Override
        public void close() {
            over = true;
        }
    }

    @Test
    void scalingUpAndDown() throws Exception {
        start("a");
        try (TestingProxy proxy = proxy();
                Load load = new Load(proxy)) {
            load.await("a");
            start("b");
            start("c");
            load.await("b");
            load.await("c");
            containers.docker("stop", containers.full("b"));
            containers.docker("stop", containers.full("a"));
            load.await("c");
            start("d");
            load.await("d");
            containers.docker("stop", containers.full("c"));
            load.await("d");
            assertThat(load.ended()).containsExactlyInAnyOrder("a", "b", "c", "d");
        }
    }

    /** The new one comes first, the old one goes as soon as the new one runs. */
    @Test
    void replacingTheOnlyContainer() throws Exception {
        start("v1");
        try (TestingProxy proxy = proxy();
                Load load = new Load(proxy)) {
            load.await("v1");
            for (int version = 2; version <= 5; version++) {
                start("v" + version);
                load.await("v" + version);
                containers.docker("stop", containers.full("v" + (version - 1)));
                load.await("v" + version);
            }
            assertThat(load.ended()).containsExactlyInAnyOrder("v1", "v2", "v3", "v4", "v5");
        }
    }

    /** Nobody waits until the proxy has seen the new one: its news is still held back when the old one is asked to stop. */
    @Test
    void replacingInAHurry() throws Exception {
        start("v1");
        try (TestingProxy proxy = proxy();
                Load load = new Load(proxy)) {
            load.await("v1");
            for (int version = 2; version <= 5; version++) {
                start("v" + version);
                containers.docker("exec", containers.full("v" + version), "busybox", "true");
                containers.docker("stop", containers.full("v" + (version - 1)));
            }
            load.await("v5");
            assertThat(load.ended()).contains("v1", "v5").allMatch(answer -> answer.matches("v[1-5]"));
        }
    }

    /** Without any warning: only what it was just answering is lost. */
    @Test
    void aReplicaThatIsKilled() throws Exception {
        start("a");
        start("b");
        start("c");
        try (TestingProxy proxy = proxy();
                Load load = new Load(proxy)) {
            load.await("b");
            containers.docker("kill", containers.full("b"));
            load.await("a");
            load.await("c");
            containers.docker("kill", containers.full("a"));
            load.await("c");
            load.ended();
            int lost = load.all() - load.of("a") - load.of("b") - load.of("c");
            assertThat(lost).as("%s", load.answers).isLessThanOrEqualTo(2 * CLIENTS);
        }
    }
}
