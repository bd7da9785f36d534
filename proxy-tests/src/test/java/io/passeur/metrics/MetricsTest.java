package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metrics of requests, by the names that dashboards for Traefik use. */
class MetricsTest extends MeteredTraffic {

    /** The three levels of one combination of labels. */
    private static List<String> onEachLevel(String family, String code, String method, String value) {
        String end = "code=\"%s\",%smethod=\"%s\",protocol=\"http\"%s} " + value;
        return List.of(
                "traefik_entrypoint_" + family + "{" + end.formatted(code, "entrypoint=\"web\",", method, ""),
                "traefik_router_" + family + "{"
                        + end.formatted(code, "", method, ",router=\"a@testing\",service=\"app@testing\""),
                "traefik_service_" + family + "{" + end.formatted(code, "", method, ",service=\"app@testing\""));
    }

    @Test
    void everySeriesOfATableOfRequestsIsThereAndNoOther() {
        try (TestingProxy proxy = proxy(router("a", "") + service("app"), ROUTERS)) {
            proxy.get("a.test", "/200/7");
            proxy.get("a.test", "/200/5");
            send(proxy, "POST /201/3 HTTP/1.1\nHost: a.test\nContent-Length: 4\n\nbody");
            send(proxy, "BREW /418/0 HTTP/1.1\nHost: a.test\n\n");
            Scraped scraped = Scraped.until(
                    proxy, at -> at.series("traefik_router_requests_total").size() == 3);

            assertThat(Stream.of("requests_total", "requests_bytes_total", "responses_bytes_total")
                            .flatMap(family -> Stream.of("entrypoint", "router", "service")
                                    .flatMap(level -> scraped.series("traefik_" + level + "_" + family).stream())))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(
                                    onEachLevel("requests_total", "200", "GET", "2"),
                                    onEachLevel("requests_total", "201", "POST", "1"),
                                    onEachLevel("requests_total", "418", "EXTENSION_METHOD", "1"),
                                    onEachLevel("requests_bytes_total", "200", "GET", "0"),
                                    onEachLevel("requests_bytes_total", "201", "POST", "4"),
                                    onEachLevel("requests_bytes_total", "418", "EXTENSION_METHOD", "0"),
                                    onEachLevel("responses_bytes_total", "200", "GET", "12"),
                                    onEachLevel("responses_bytes_total", "201", "POST", "3"),
                                    onEachLevel("responses_bytes_total", "418", "EXTENSION_METHOD", "0"))
                            .flatMap(List::stream)
                            .toList());
        }
    }

    @Test
    void familiesHaveTraefiksTypes() {
        String health = "[http.services.app.loadBalancer.healthCheck]\npath = '/200/0'\n";
        try (TestingProxy proxy = proxy(router("a", "") + service("app") + health, ROUTERS)) {
            proxy.get("a.test", "/200/0");
            Scraped scraped = Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);

            assertThat(scraped.types("traefik_"))
                    .containsOnlyKeys(
                            "traefik_config_last_reload_success",
                            "traefik_config_reloads_total",
                            "traefik_entrypoint_request_duration_seconds",
                            "traefik_entrypoint_requests_bytes_total",
                            "traefik_entrypoint_requests_total",
                            "traefik_entrypoint_responses_bytes_total",
                            "traefik_open_connections",
                            "traefik_router_request_duration_seconds",
                            "traefik_router_requests_bytes_total",
                            "traefik_router_requests_total",
                            "traefik_router_responses_bytes_total",
                            "traefik_service_request_duration_seconds",
                            "traefik_service_requests_bytes_total",
                            "traefik_service_requests_total",
                            "traefik_service_responses_bytes_total",
                            "traefik_service_server_up")
                    .allSatisfy((name, type) -> assertThat(type)
                            .isEqualTo(
                                    name.endsWith("_total")
                                            ? "counter"
                                            : name.endsWith("_seconds") ? "histogram" : "gauge"));
            assertThat(scraped.types("process_"))
                    .containsKeys("process_cpu_seconds_total", "process_start_time_seconds");
            assertThat(scraped.types("jvm_")).containsKeys("jvm_memory_used_bytes", "jvm_threads_current");
        }
    }

    @Test
    void durationsAreCountedInTheBucketsOfTheConfiguration() {
        String[] buckets = {"--metrics.prometheus.buckets=0.0000001,60,120.5"};
        try (TestingProxy proxy = proxy(router("a", "") + service("app"), buckets)) {
            proxy.get("a.test", "/200/0");
            proxy.get("a.test", "/200/0");
            Scraped scraped = Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 2);

            String labels = "{code=\"200\",method=\"GET\",protocol=\"http\",service=\"app@testing\"";
            String name = "traefik_service_request_duration_seconds";
            assertThat(scraped.series(name))
                    .containsExactly(
                            name + "_bucket" + labels + ",le=\"0.0000001\"} 0",
                            name + "_bucket" + labels + ",le=\"60\"} 2",
                            name + "_bucket" + labels + ",le=\"120.5\"} 2",
                            name + "_bucket" + labels + ",le=\"+Inf\"} 2",
                            name + "_count" + labels + "} 2");
            assertThat(scraped.value(name + "_sum" + labels + "}")).isBetween(0.000001, 60.0);
        }
    }

    @Test
    void whatNoRouterTakesCountsForTheEntryPointAlone() {
        try (TestingProxy proxy = proxy(router("a", "") + service("app"), ROUTERS)) {
            proxy.get("unknown.test", "/");
            send(proxy, "CONNECT a.test:443 HTTP/1.1\nHost: a.test\n\n");
            Scraped scraped = Scraped.until(proxy, at -> at.series(WEB_REQUESTS).size() == 2);

            assertThat(scraped.series(WEB_REQUESTS))
                    .containsExactly(
                            WEB_REQUESTS + "{code=\"404\",entrypoint=\"web\",method=\"GET\",protocol=\"http\"} 1",
                            WEB_REQUESTS + "{code=\"501\",entrypoint=\"web\",method=\"CONNECT\",protocol=\"http\"} 1");
            assertThat(scraped.series("traefik_router")).isEmpty();
            assertThat(scraped.series("traefik_service")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Connection: keep-alive, Upgrade\nUpgrade: websocket\n', websocket",
        "'Connection: Upgrade\nUpgrade: other\n', http",
        "'Accept: text/html, text/event-stream\n', sse",
        "'Accept: text/event-streams\n', http",
        "'Content-Type: application/grpc+proto\n', grpc",
        "'Content-Type: application/grpc-web-text\n', grpc-web",
        "'Content-Type: application/json\n', http",
    })
    void theProtocolIsWhatTheHeadersSay(String headers, String protocol) {
        try (TestingProxy proxy = proxy(router("a", "") + service("app"))) {
            send(proxy, "GET /200/0 HTTP/1.1\nHost: a.test\n" + headers + "\n");
            Scraped scraped = Scraped.until(proxy, at -> at.series(WEB_REQUESTS).size() == 1);

            assertThat(scraped.series(WEB_REQUESTS).get(0)).contains("protocol=\"" + protocol + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"'grpc-status: 5\n',5", "'grpc-status: 17\n',2", "'grpc-status: x\n',2", "'',2"})
    void theCodeOfGrpcIsItsOwn(String field, String code) {
        try (RawUpstream grpc = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 0\n" + field + "\n");
                TestingProxy proxy = proxy(router("a", "") + service("app").replace(upstream.url(), grpc.url()))) {
            send(proxy, "POST / HTTP/1.1\nHost: a.test\nContent-Type: application/grpc\nContent-Length: 0\n\n");
            Scraped scraped = Scraped.until(proxy, at -> at.series(WEB_REQUESTS).size() == 1);

            assertThat(scraped.series(WEB_REQUESTS).get(0)).contains("code=\"" + code + "\"");
        }
    }

    @Test
    void theCodeOfGrpcMayBeInTrailers() {
        String answer = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nTrailer: grpc-status\n\n"
                + "2\nhi\n0\ngrpc-status: 14\n\n";
        try (RawUpstream grpc = RawUpstream.respondingWith(answer);
                TestingProxy proxy = proxy(router("a", "") + service("app").replace(upstream.url(), grpc.url()))) {
            send(
                    proxy,
                    "POST / HTTP/1.1\nHost: a.test\nTE: trailers\nContent-Type: application/grpc\nContent-Length: 0\n\n");
            Scraped scraped = Scraped.until(proxy, at -> at.series(WEB_REQUESTS).size() == 1);

            assertThat(scraped.series(WEB_REQUESTS).get(0)).contains("code=\"14\"");
        }
    }

    @Test
    void aClientThatLeavesCountsAs499() {
        try (RawUpstream silent = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.awaitClose();
                });
                TestingProxy proxy = proxy(router("a", "") + service("app").replace(upstream.url(), silent.url()))) {
            try (RawConnection client = proxy.connect()) {
                client.sendLines("GET / HTTP/1.1\nHost: a.test\n\n");
                Await.until(() -> silent.connections() == 1);
                client.reset();
            }

            Scraped.until(proxy, at -> at.series(WEB_REQUESTS).stream().anyMatch(one -> one.contains("code=\"499\"")));
        }
    }

    @Test
    void requestsOverTlsCountByVersionAndCipher() {
        String tls = "[http.routers.a.tls]\n";
        try (TestingProxy proxy = proxy(router("a", tls) + service("app"), ROUTERS)) {
            try (SecureConnection connection = SecureConnection.to(proxy.port(), "a.test")) {
                connection.get("a.test", "/200/0");
                connection.get("a.test", "/404/0");
            }
            Scraped scraped = Scraped.until(
                    proxy,
                    at -> at.series("traefik_service_requests_tls_total").stream()
                            .anyMatch(one -> one.endsWith(" 2")));

            String labels = "tls_cipher=\"TLS_AES_128_GCM_SHA256\",tls_version=\"1.3\"} 2";
            assertThat(scraped.series("traefik_entrypoint_requests_tls_total"))
                    .containsExactly("traefik_entrypoint_requests_tls_total{entrypoint=\"web\"," + labels);
            assertThat(scraped.series("traefik_router_requests_tls_total"))
                    .containsExactly(
                            "traefik_router_requests_tls_total{router=\"a@testing\",service=\"app@testing\"," + labels);
            assertThat(scraped.series("traefik_service_requests_tls_total"))
                    .containsExactly("traefik_service_requests_tls_total{service=\"app@testing\"," + labels);
        }
    }

    /** With all that went through it. */
    @Test
    void aWebSocketCountsWhenItIsClosed() {
        try (RawUpstream echo = new RawUpstream(connection -> {
                    connection.readHead();
                    connection.sendLines(
                            "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n\n");
                    while (true) {
                        connection.send(connection.read(1));
                    }
                });
                TestingProxy proxy = proxy(router("a", "") + service("app").replace(upstream.url(), echo.url()))) {
            try (RawConnection client = proxy.connect()) {
                client.sendLines("GET / HTTP/1.1\nHost: a.test\nConnection: Upgrade\nUpgrade: websocket\n\n");
                client.readHead();
                client.send("hello");
                client.read(5);
                assertThat(Scraped.of(proxy).series("traefik_service_requests")).isEmpty();
            }
            String labels = "{code=\"101\",method=\"GET\",protocol=\"websocket\",service=\"app@testing\"} ";
            Scraped scraped = Scraped.until(
                    proxy, at -> at.series("traefik_service_requests_total").size() == 1);

            assertThat(scraped.series("traefik_service_requests_total"))
                    .containsExactly("traefik_service_requests_total" + labels + "1");
            assertThat(scraped.series("traefik_service_requests_bytes_total"))
                    .containsExactly("traefik_service_requests_bytes_total" + labels + "5");
            assertThat(scraped.series("traefik_service_responses_bytes_total"))
                    .containsExactly("traefik_service_responses_bytes_total" + labels + "5");
        }
    }
}
