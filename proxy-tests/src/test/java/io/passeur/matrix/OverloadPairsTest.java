package io.passeur.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The 503 of a blocking middleware that is full, as the access log and metrics see it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OverloadPairsTest {

    private static final String TABLE = """
            [http.routers.gate]
            rule = 'Host(`gate.test`)'
            service = 'whoami@internal'
            middlewares = ['gate']
            [http.middlewares.gate.gate]
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void shut() {
        GatePlugin.shut();
    }

    @AfterEach
    void open() {
        GatePlugin.open();
    }

    private static RawConnection ask(TestingProxy proxy) {
        return proxy.connect().sendLines("GET / HTTP/1.1\nHost: gate.test\nX-Wait: 1\n\n");
    }

    private static String metrics(TestingProxy proxy) {
        try (RawConnection connection = RawConnection.to(proxy.port("traefik"))) {
            return connection
                    .sendLines("GET /metrics HTTP/1.1\nHost: a\n\n")
                    .readResponse()
                    .text();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRefusedRequestIsLoggedAndCountedOnceWithoutAService() {
        Path log = folder.resolve("access.log");
        try (TestingProxy proxy = TestingProxy.start(
                        TABLE,
                        "--core.blockingMiddlewares.maxConcurrent=1",
                        "--core.blockingMiddlewares.maxWaiting=1",
                        "--accesslog.filepath=" + log,
                        "--accesslog.format=json",
                        "--accesslog.addInternals=true",
                        "--metrics.addInternals=true",
                        "--metrics.prometheus.addRoutersLabels=true",
                        "--entrypoints.traefik.address=127.0.0.1:0");
                RawConnection first = ask(proxy)) {
            GatePlugin.awaitWaiting(1);
            try (RawConnection second = ask(proxy);
                    RawConnection third = ask(proxy)) {
                // One of the two waits, the other is refused.
                Await.until(() -> lines(log).stream().anyMatch(line -> line.contains("gate@testing")));
                String refused = lines(log).get(0);
                assertThat(refused)
                        .contains("\"DownstreamStatus\":503", "\"OriginStatus\":0", "\"RouterName\":\"gate@testing\"")
                        .doesNotContain("ServiceName");
                GatePlugin.open();
                List<RawMessage> responses = List.of(first.readResponse(), second.readResponse(), third.readResponse());
                assertThat(responses).extracting(RawMessage::status).containsExactlyInAnyOrder(200, 200, 503);
            }
            String labels = "{code=\"503\",method=\"GET\",protocol=\"http\",router=\"gate@testing\",";
            Await.until(() -> metrics(proxy)
                    .contains("traefik_router_requests_total" + labels + "service=\"whoami@internal\"} 1"));
            assertThat(metrics(proxy))
                    .contains("traefik_entrypoint_requests_total{code=\"503\",entrypoint=\"web\",method=\"GET\","
                            + "protocol=\"http\"} 1")
                    .doesNotContain("traefik_service_requests_total{code=\"503\"");
            // What waits to be written is written then.
            proxy.drain();
            assertThat(lines(log))
                    .filteredOn(line -> line.contains("gate@testing"))
                    .hasSize(3);
        }
    }
}
