package io.passeur.http.subrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Service metrics count what middlewares send to a service as they count what clients send to it. */
class SubRequestMetricsTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    private static TestingProxy start(String middleware, String more, RawUpstream app, RawUpstream other) {
        return TestingProxy.start(
                """
                [http.routers.web]
                rule = 'Host(`web.test`)'
                service = 'app'
                middlewares = ['m']
                %s
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                [[http.services.other.loadBalancer.servers]]
                url = '%s'
                [http.middlewares.m.%s
                [http.routers.metrics]
                rule = 'Host(`metrics.test`)'
                service = 'prometheus@internal'
                """.formatted(more, app.url(), other.url(), middleware),
                "--metrics.prometheus",
                "--metrics.prometheus.manualrouting",
                "--metrics.prometheus.addRoutersLabels");
    }

    private static List<String> series(TestingProxy proxy, String name) {
        return proxy.get("metrics.test", "/")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .toList();
    }

    private static void awaitRequests(TestingProxy proxy, String... expected) {
        Await.until(() -> series(proxy, "traefik_service_requests_total").equals(List.of(expected)));
    }

    private static String requests(String code, String method, String service) {
        return "traefik_service_requests_total{code=\"" + code + "\",method=\"" + method
                + "\",protocol=\"http\",service=\"" + service + "@testing\"} 1";
    }

    @Test
    void copiesCountForTheServiceThatGetsThem() {
        try (RawUpstream app = RawUpstream.respondingWith(OK);
                RawUpstream mirror =
                        RawUpstream.respondingWith("HTTP/1.1 404 Not Found\nContent-Length: 7\n\nnothing");
                TestingProxy proxy =
                        start("testMirror]\nservice = 'other'\nmaxBody = 100\nmaxInFlight = 5", "", app, mirror)) {
            assertThat(proxy.get("web.test", "/").status()).isEqualTo(200);
            awaitRequests(proxy, requests("200", "GET", "app"), requests("404", "GET", "other"));
            assertThat(series(proxy, "traefik_service_responses_bytes_total"))
                    .anySatisfy(line -> assertThat(line)
                            .contains("service=\"other@testing\"")
                            .endsWith(" 7"));
            assertThat(series(proxy, "traefik_entrypoint_requests_total"))
                    .as("the copy came through no entry point")
                    .containsExactly(
                            "traefik_entrypoint_requests_total{code=\"200\",entrypoint=\"web\",method=\"GET\",protocol=\"http\"}"
                                    + " 1");
            assertThat(series(proxy, "traefik_router_requests_total"))
                    .as("and was taken by no router")
                    .singleElement()
                    .satisfies(line -> assertThat(line).endsWith(" 1"));
        }
    }

    @Test
    void theBodiesOfSubRequestsCount() {
        Queue<RawMessage> received = new ConcurrentLinkedQueue<>();
        try (RawUpstream app = RawUpstream.respondingWith(OK);
                RawUpstream relayed = new RawUpstream(connection -> {
                    received.add(connection.readRequest());
                    connection.sendLines(OK);
                });
                TestingProxy proxy = start(
                        "testRelay]\nservice = 'other'\nheadTimeout = '9s'\ntimeout = '9s'\nmaxHeader = 0\nmaxBody = 0",
                        "",
                        app,
                        relayed)) {
            try (var client = proxy.connect()) {
                client.sendLines("POST / HTTP/1.1\nHost: web.test\nContent-Length: 5\n\nhello");
                assertThat(client.readResponse().text()).isEqualTo("ok");
            }
            awaitRequests(proxy, requests("200", "POST", "other"));
            assertThat(received.remove().text()).isEqualTo("hello");
            assertThat(series(proxy, "traefik_service_requests_bytes_total"))
                    .containsExactly("traefik_service_requests_bytes_total{code=\"200\",method=\"POST\","
                            + "protocol=\"http\",service=\"other@testing\"} 5");
            assertThat(series(proxy, "traefik_service_responses_bytes_total"))
                    .containsExactly("traefik_service_responses_bytes_total{code=\"200\",method=\"POST\","
                            + "protocol=\"http\",service=\"other@testing\"} 2");
        }
    }

    /** An authority is asked by its URL, so there is no service that the question could count for. */
    @Test
    void whatGoesToAUrlCountsForNoService() {
        try (RawUpstream app = RawUpstream.respondingWith(OK);
                RawUpstream authority = RawUpstream.respondingWith(OK);
                TestingProxy proxy = start("testAuth]\naddress = '" + authority.url() + "'", "", app, authority)) {
            assertThat(proxy.get("web.test", "/").status()).isEqualTo(200);
            awaitRequests(proxy, requests("200", "GET", "app"));
        }
    }

    @Test
    void aRouterThatIsNotMeasuredSendsNothingThatCounts() {
        String more = "observability = { metrics = false }\n[http.routers.counted]\nrule = 'Host(`counted.test`)'\n"
                + "service = 'app'";
        Queue<RawMessage> copies = new ConcurrentLinkedQueue<>();
        try (RawUpstream app = RawUpstream.respondingWith(OK);
                RawUpstream mirror = new RawUpstream(connection -> {
                    copies.add(connection.readRequest());
                    connection.sendLines(OK);
                });
                TestingProxy proxy =
                        start("testMirror]\nservice = 'other'\nmaxBody = 100\nmaxInFlight = 5", more, app, mirror)) {
            assertThat(proxy.get("web.test", "/").status()).isEqualTo(200);
            Await.until(() -> !copies.isEmpty());
            assertThat(proxy.get("counted.test", "/").status()).isEqualTo(200);
            awaitRequests(proxy, requests("200", "GET", "app"));
        }
    }
}
