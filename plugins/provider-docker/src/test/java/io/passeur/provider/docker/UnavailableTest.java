package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients and those who run the proxy see of a container that takes no requests now. */
@Timeout(120)
class UnavailableTest {

    @TempDir
    Path folder;

    private FakeEngine engine;

    @BeforeEach
    void start() {
        engine = new FakeEngine(folder);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static TestContainer shop(int number, String status) {
        return new TestContainer("shop-" + number, number)
                .with("status", status)
                .with("nets", "web:127.0.0.1")
                .label("traefik.http.routers.shop.rule=Host(`shop.test`)")
                .label("traefik.http.services.shop.loadbalancer.server.port=1");
    }

    private TestingProxy proxy(TestContainer... containers) {
        engine.lists(TestContainer.list(Stream.of(containers).toList()));
        return TestingProxy.start("", "--providers.docker.endpoint=" + engine.endpoint());
    }

    @Test
    void theRouteStaysAndTheAnswerSaysWhyAndWhen() throws Exception {
        try (TestingProxy proxy = proxy(shop(1, "Up 1 second (health: starting)"), shop(2, "Up 1 hour (unhealthy)"))) {
            RawMessage answer = proxy.get("shop.test", "/");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.value("Retry-After")).isEqualTo("5");
            assertThat(answer.text())
                    .isEqualTo("no available server: one is starting, its health check has not passed yet; one is"
                            + " unhealthy\n");
            QualifiedName service = new QualifiedName("shop", "docker");
            assertThat(proxy.view().servers(HttpKinds.SERVICES, service).serverTroubles())
                    .containsEntry("container shop-1", "is starting, its health check has not passed yet")
                    .containsEntry("container shop-2", "is unhealthy");
            assertThat(proxy.view().problems()).isEmpty();

            engine.lists(TestContainer.list(List.of(shop(1, "Up 2 seconds (healthy)"))));
            engine.event("container", "health_status: healthy", shop(1, "").id(), "");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            // Nobody listens there: it is a server now.
            while (proxy.get("shop.test", "/").status() != 502) {
                assertThat(System.nanoTime()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(proxy.view().servers(HttpKinds.SERVICES, service).serverStatus())
                    .containsOnlyKeys("http://127.0.0.1:1");
        }
    }
}
