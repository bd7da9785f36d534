package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus gets to see of requests, by the names that dashboards for Traefik use. */
class MetricsTest {

    static final String[] ON = {"--metrics.prometheus", "--entrypoints.traefik.address=127.0.0.1:0"};
    private static final String ROUTERS = "--metrics.prometheus.addrouterslabels";

    private RawUpstream upstream;

    @BeforeEach
    void start() {
        upstream = CountingUpstream.start();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    private static TestingProxy proxy(String dynamic, String... more) {
        List<String> flags = new ArrayList<>(List.of(ON));
        flags.addAll(List.of(more));
        return TestingProxy.start(dynamic, flags.toArray(String[]::new));
    }

    private static String router(String name, String more) {
        return "[http.routers." + name + "]\nrule = 'Host(`" + name + ".test`)'\nservice = 'app'\n" + more;
    }

    private String app() {
        return "[[http.services.app.loadBalancer.servers]]\nurl = '" + upstream.url() + "'\n";
    }

    private static void send(TestingProxy proxy, String request) {
        try (RawConnection connection = proxy.connect()) {
            connection.sendLines(request);
            connection.readResponse();
        }
    }

    @Test
    void everySeriesOfATableOfRequestsIsThere() {
        try (TestingProxy proxy = proxy(router("a", "") + app(), ROUTERS)) {
            proxy.get("a.test", "/200/7");
            proxy.get("a.test", "/200/5");
            proxy.get("a.test", "/404/0");
            proxy.get("unknown.test", "/200/1");
            send(proxy, "POST /201/3 HTTP/1.1\nHost: a.test\nContent-Length: 4\n\nbody");
            send(proxy, "BREW /418/0 HTTP/1.1\nHost: a.test\n\n");
            Scraped scraped = Scraped.until(
                    proxy, at -> at.series("traefik_entrypoint_requests_total").size() == 5);

            assertThat(scraped.series("traefik_entrypoint_requests_total"))
                    .containsExactly(
                            "traefik_entrypoint_requests_total{code=\"200\",entrypoint=\"web\",method=\"GET\",protocol=\"http\"} 2",
                            "traefik_entrypoint_requests_total{code=\"201\",entrypoint=\"web\",method=\"POST\",protocol=\"http\"} 1",
                            "traefik_entrypoint_requests_total{code=\"404\",entrypoint=\"web\",method=\"GET\",protocol=\"http\"} 2",
                            "traefik_entrypoint_requests_total{code=\"418\",entrypoint=\"web\",method=\"EXTENSION_METHOD\",protocol=\"http\"} 1");
        }
    }
}
