package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted of requests whose first server fails. */
class FailoverMetricsTest {

    private final RawUpstream alive = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
    /** Takes requests and closes. */
    private final RawUpstream cutting = new RawUpstream(RawConnection::readRequest);

    @AfterEach
    void stop() {
        alive.close();
        cutting.close();
    }

    private static String gone() {
        RawUpstream gone = RawUpstream.respondingWith("");
        gone.close();
        return gone.url();
    }

    private static TestingProxy proxy(String strategy, String... urls) {
        StringBuilder servers = new StringBuilder();
        for (String url : urls) {
            servers.append("[[http.services.app.loadBalancer.servers]]\nurl = '")
                    .append(url)
                    .append("'\n");
        }
        return TestingProxy.start(
                "[http.routers.a]\nrule = 'Host(`a.test`)'\nservice = 'app'\n[http.services.app.loadBalancer]\n"
                        + "strategy = '" + strategy + "'\n" + servers,
                "--metrics.prometheus",
                "--metrics.prometheus.addrouterslabels",
                "--entrypoints.traefik.address=127.0.0.1:0");
    }

    private static List<String> counted(String code, String method, int count) {
        String end = "method=\"" + method + "\",protocol=\"http\"%s} " + count;
        String begin = "{code=\"" + code + "\",";
        return List.of(
                "traefik_entrypoint_requests_total" + begin + "entrypoint=\"web\"," + end.formatted(""),
                "traefik_router_requests_total" + begin
                        + end.formatted(",router=\"a@testing\",service=\"app@testing\""),
                "traefik_service_requests_total" + begin + end.formatted(",service=\"app@testing\""));
    }

    private static List<String> requests(Scraped scraped) {
        return scraped.text()
                .lines()
                .filter(line -> line.matches("traefik_(entrypoint|router|service)_requests_total\\{.*"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrr", "p2c", "leasttime"})
    void aRequestThatMovesToTheNextServerCountsOnceWithThatServersStatus(String strategy) {
        try (TestingProxy proxy = proxy(strategy, gone(), cutting.url(), alive.url())) {
            for (int i = 0; i < 6; i++) {
                assertThat(proxy.get("a.test", "/").status()).isEqualTo(200);
            }
            Scraped scraped = Scraped.until(
                    proxy, at -> at.value("traefik_open_connections{entrypoint=\"web\",protocol=\"TCP\"}") == 0);
            assertThat(requests(scraped)).containsExactlyInAnyOrderElementsOf(counted("200", "GET", 6));
        }
    }

    @Test
    void aRequestThatNoServerTakesCountsOnce() {
        try (TestingProxy proxy = proxy("wrr", gone(), gone())) {
            assertThat(proxy.get("a.test", "/").status()).isEqualTo(502);
            Scraped scraped = Scraped.until(proxy, at -> requests(at).size() == 3);
            assertThat(requests(scraped)).containsExactlyInAnyOrderElementsOf(counted("502", "GET", 1));
        }
    }

    @Test
    void aRequestThatMustNotBeSentTwiceCountsAsTheFailureOfItsServer() {
        try (TestingProxy proxy = proxy("wrr", cutting.url(), cutting.url());
                RawConnection client = proxy.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: a.test\nContent-Length: 2\n\nhi");
            assertThat(client.readResponse().status()).isEqualTo(502);
            Scraped scraped = Scraped.until(proxy, at -> requests(at).size() == 3);
            assertThat(requests(scraped)).containsExactlyInAnyOrderElementsOf(counted("502", "POST", 1));
            assertThat(cutting.connections()).isEqualTo(1);
        }
    }
}
