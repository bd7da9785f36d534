package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Problem;
import io.passeur.testing.TestingProxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing listens on the port of a container: its exposed ports and the label to write are named. */
@Timeout(60)
class UnreachableContainerTest {

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1      |                 | Container shop-1 exposes only port 1; if its app listens on another port, set the label traefik.http.services.shop.loadbalancer.server.port
            9000,1 |                 | Container shop-1 exposes ports 1 and 9000, of which the lowest is used; set the label traefik.http.services.shop.loadbalancer.server.port to the right one
            80     | port=1          | Container shop-1 exposes port 80, and the label traefik.http.services.shop.loadbalancer.server.port chooses port 1
            ''     | port=1          | Container shop-1 exposes no ports, and the label traefik.http.services.shop.loadbalancer.server.port chooses port 1
            80     | url=http://127.0.0.1:1 | Container shop-1 has the label traefik.http.services.shop.loadbalancer.server.url, which chooses this address
            """)
    void isExplained(String ports, String label, String hint) throws Exception {
        TestContainer container = new TestContainer("shop-1", 1)
                .with("nets", "web:127.0.0.1")
                .with("ports", ports)
                .label("traefik.http.routers.shop.rule=Host(`shop.test`)")
                .label("traefik.http.services.shop.loadbalancer."
                        + (label == null ? "passhostheader=true" : "server." + label));
        engine.lists(TestContainer.list(List.of(container)));
        try (TestingProxy proxy = TestingProxy.start("", "--providers.docker.endpoint=" + engine.endpoint())) {
            assertThat(proxy.view().problems()).isEmpty();
            assertThat(proxy.get("shop.test", "/").status()).isEqualTo(502);
            assertThat(proxy.view().problems())
                    .singleElement()
                    .extracting(Problem::toString)
                    .asString()
                    .startsWith("container shop-1")
                    .contains(
                            "http.services.shop@docker: server http://127.0.0.1:1: no connection: Connection refused. "
                                    + hint);
        }
    }
}
