package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import io.passeur.tls.KeyMaterial;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus gets to see of requests, by the names that dashboards for Traefik use. */
class MetricsTest {

    private static final List<String> ON = List.of("--metrics.prometheus", "--entrypoints.traefik.address=127.0.0.1:0");
    private static final String ROUTERS = "--metrics.prometheus.addrouterslabels";
    private static final String WEB_REQUESTS = "traefik_entrypoint_requests_total";
    private static final String ONE_OF_WEB =
            WEB_REQUESTS + "{code=\"200\",entrypoint=\"web\",method=\"GET\",protocol=\"http\"}";

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
        List<String> flags = new ArrayList<>(ON);
        flags.addAll(List.of(more));
        return TestingProxy.start(dynamic, flags.toArray(String[]::new));
    }

    /** A router for the host that is named like it. */
    private static String router(String name, String more) {
        return "[http.routers." + name + "]\nrule = 'Host(`" + name + ".test`)'\nservice = 'app'\n" + more;
    }

    private String service(String name) {
        return "[[http.services." + name + ".loadBalancer.servers]]\nurl = '" + upstream.url() + "'\n";
    }

    private static void send(TestingProxy proxy, String request) {
        try (RawConnection connection = proxy.connect()) {
            connection.sendLines(request);
            connection.readResponse();
        }
    }

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

    @Test
    void certificatesSayWhenTheyEnd() {
        KeyMaterial own = CertificateAuthority.root("authority").issue("s.test", "a.s.test", "127.0.0.1");
        String certificate = "[[tls.certificates]]\ncertFile = \'\'\'\n" + Pem.of(own.chain())
                + "\'\'\'\nkeyFile = \'\'\'\n" + Pem.of(own.key()) + "\'\'\'\n";
        try (TestingProxy proxy = proxy(certificate)) {
            String series = "traefik_tls_certs_not_after{cn=\"s.test\",sans=\"a.s.test,s.test\",serial=\""
                    + own.leaf().getSerialNumber() + "\"}";
            assertThat(Scraped.of(proxy).value(series))
                    .isEqualTo(own.leaf().getNotAfter().getTime() / 1000);
        }
    }

    @Test
    void labelsOfHeadersAreOnRequestsAlone() {
        String[] labels = {
            "--metrics.prometheus.headerlabels.agent=User-Agent", "--metrics.prometheus.headerlabels.tenant=X-Tenant"
        };
        try (TestingProxy proxy = proxy(router("a", "") + service("app"), labels)) {
            send(proxy, "GET /200/0 HTTP/1.1\nHost: a.test\nUser-Agent: x\"y\\z\nX-Tenant: one\n\n");
            send(proxy, "GET /200/0 HTTP/1.1\nHost: a.test\n\n");
            Scraped scraped = Scraped.until(
                    proxy, at -> at.series("traefik_service_requests_total").size() == 2);

            assertThat(scraped.series("traefik_service_requests_total"))
                    .containsExactly(
                            "traefik_service_requests_total{agent=\"\",code=\"200\",method=\"GET\",protocol=\"http\",service=\"app@testing\",tenant=\"\"} 1",
                            "traefik_service_requests_total{agent=\"x\\\"y\\\\z\",code=\"200\",method=\"GET\",protocol=\"http\",service=\"app@testing\",tenant=\"one\"} 1");
            assertThat(scraped.series("traefik_service_requests_bytes_total")).hasSize(1);
        }
    }

    /** Clients choose what they write, so they could make as many series as they like. */
    @Test
    void clientsCannotMakeSeriesWithoutEnd() {
        try (TestingProxy proxy =
                proxy(router("a", "") + service("app"), "--metrics.prometheus.headerlabels.agent=User-Agent")) {
            try (RawConnection connection = proxy.connect()) {
                for (int i = 0; i < 1100; i++) {
                    connection.sendLines("GET /200/0 HTTP/1.1\nHost: a.test\nUser-Agent: " + i + "\n\n");
                    connection.readResponse();
                }
            }
            String others =
                    "traefik_service_requests_total{agent=\"_other\",code=\"200\",method=\"GET\",protocol=\"http\",service=\"app@testing\"}";
            Scraped scraped = Scraped.until(proxy, at -> at.value(others) == 100);

            assertThat(scraped.series("traefik_service_requests_total")).hasSize(1001);
        }
    }

    @Test
    void aRouterIsSwitchedOffAndOnLive() {
        String off = "[http.routers.a.observability]\nmetrics = false\n";
        String b = router("b", "");
        try (TestingProxy proxy = proxy(router("a", off) + b + service("app"), ROUTERS)) {
            proxy.get("a.test", "/200/0");
            proxy.get("b.test", "/200/0");
            Scraped first = Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);
            assertThat(first.series("traefik_router_requests_total"))
                    .hasSize(1)
                    .allMatch(one -> one.contains("b@testing"));

            proxy.push(router("a", "") + b + service("app"));
            Scraped.until(proxy, at -> {
                proxy.get("a.test", "/200/0");
                return at.series("traefik_router_requests_total").size() == 2;
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"web.observability.metrics=false,0", "web.observability.metrics=true,2"})
    void anEntryPointSaysWhatItsRoutersLeaveOpen(String flag, int series) {
        String on = "[http.routers.b.observability]\nmetrics = true\n";
        try (TestingProxy proxy = proxy(router("a", "") + router("b", on) + service("app"), "--entrypoints." + flag)) {
            proxy.get("a.test", "/201/0");
            proxy.get("unknown.test", "/");
            proxy.get("b.test", "/200/0");
            Scraped scraped = Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);

            assertThat(scraped.series(WEB_REQUESTS)).hasSize(1 + series);
        }
    }

    @Test
    void theProxysOwnRequestsCountOnlyIfAsked() {
        String inner = "[http.routers.who]\nrule = 'Host(`who.test`)'\nservice = 'whoami@internal'\n";
        try (TestingProxy proxy = proxy(router("a", "") + inner + service("app"), ROUTERS)) {
            proxy.get("who.test", "/");
            proxy.get("a.test", "/200/0");
            Scraped scraped = Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);
            assertThat(scraped.series("traefik_router_requests_total")).hasSize(1);
            assertThat(scraped.text()).doesNotContain("entrypoint=\"traefik\",method");
        }
        try (TestingProxy proxy = proxy(router("a", "") + inner + service("app"), ROUTERS, "--metrics.addinternals")) {
            proxy.get("who.test", "/");
            Scraped.until(
                    proxy, at -> at.series("traefik_router_requests_total").size() == 2);
            assertThat(Scraped.of(proxy).text())
                    .contains("router=\"who@testing\",service=\"whoami@internal\"")
                    .contains("router=\"prometheus@internal\",service=\"prometheus@internal\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"entrypoint", "service"})
    void levelsCanBeLeftOut(String level) {
        String flag = "--metrics.prometheus.add" + level + "slabels=false";
        try (TestingProxy proxy = proxy(router("a", "") + service("app"), ROUTERS, flag)) {
            proxy.get("a.test", "/200/0");
            Scraped scraped = Scraped.until(
                    proxy, at -> at.series("traefik_router_requests_total").size() == 1);

            assertThat(scraped.series("traefik_" + level + "_")).isEmpty();
            assertThat(scraped.text()).contains(level.equals("service") ? "traefik_entrypoint_" : "traefik_service_");
        }
    }

    @Test
    void whatVanishedIsForgotten() {
        String both = router("a", "") + router("b", "").replace("'app'", "'other'") + service("app") + service("other");
        try (TestingProxy proxy = proxy(both, ROUTERS)) {
            proxy.get("a.test", "/200/0");
            proxy.get("b.test", "/200/0");
            Scraped.until(
                    proxy, at -> at.series("traefik_service_requests_total").size() == 2);

            proxy.push(router("a", "") + service("app"));
            Scraped later = Scraped.until(proxy, at -> !at.text().contains("b@testing"));
            assertThat(later.text()).doesNotContain("other@testing");
            assertThat(later.series("traefik_router_requests_total")).hasSize(1);
            assertThat(later.value(ONE_OF_WEB)).isEqualTo(2);
        }
    }

    @Test
    void serversAreUpOrDownWhereHealthIsChecked() {
        String down = "[[http.services.app.loadBalancer.servers]]\nurl = 'http://127.0.0.1:1'\n";
        String health = "[http.services.app.loadBalancer.healthCheck]\npath = '/200/0'\ninterval = '10ms'\n";
        try (TestingProxy proxy = proxy(router("a", "") + service("app") + down + health + service("unchecked"))) {
            String up = "traefik_service_server_up{service=\"app@testing\",url=\"";
            Scraped scraped = Scraped.until(proxy, at -> at.value(up + "http://127.0.0.1:1\"}") == 0);

            assertThat(scraped.series("traefik_service_server_up"))
                    .containsExactlyInAnyOrder(up + upstream.url() + "\"} 1", up + "http://127.0.0.1:1\"} 0");
        }
    }

    @Test
    void openConnectionsAndReloadsAreSeen() {
        try (TestingProxy proxy = proxy(router("a", "") + service("app"));
                RawConnection one = proxy.connect();
                RawConnection two = proxy.connect()) {
            one.sendLines("GET /200/0 HTTP/1.1\nHost: a.test\n\n");
            one.readResponse();
            two.sendLines("GET /200/0 HTTP/1.1\nHost: a.test\n\n");
            two.readResponse();
            Scraped scraped = Scraped.of(proxy);

            assertThat(scraped.value("traefik_open_connections{entrypoint=\"web\",protocol=\"TCP\"}"))
                    .isEqualTo(2);
            assertThat(scraped.value("traefik_config_reloads_total")).isEqualTo(1);
            assertThat(scraped.value("traefik_config_last_reload_success")).isGreaterThan(1.7e9);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'text/plain; version=0.0.4; charset=utf-8'",
        "'Accept: */*\n', 'text/plain; version=0.0.4; charset=utf-8'",
        "'Accept: application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2\n', 'text/plain; version=0.0.4; charset=utf-8'",
        "'Accept: application/openmetrics-text; version=1.0.0\n', 'application/openmetrics-text; version=1.0.0; charset=utf-8'",
    })
    void theFormatIsTheOneThatTraefikHasUnlessOnlyOpenMetricsWillDo(String headers, String type) {
        try (TestingProxy proxy = proxy(router("a", "") + service("app"))) {
            proxy.get("a.test", "/200/0");
            Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);
            RawMessage answer = Scraped.get(proxy, headers);

            assertThat(answer.value("Content-Type")).isEqualTo(type);
            boolean open = type.startsWith("application");
            assertThat(answer.text().endsWith("# EOF\n")).isEqualTo(open);
            assertThat(answer.text())
                    .contains(open ? "le=\"5.0\"" : "le=\"5\"")
                    .contains(
                            open
                                    ? "# TYPE traefik_entrypoint_requests counter"
                                    : "# TYPE traefik_entrypoint_requests_total counter")
                    .contains(ONE_OF_WEB + " 1\n");
        }
    }

    @Test
    void scrapesAreZippedForThoseWhoTakeThat() throws Exception {
        try (TestingProxy proxy = proxy("")) {
            RawMessage answer = Scraped.get(proxy, "Accept-Encoding: gzip\n");
            assertThat(answer.value("Content-Encoding")).isEqualTo("gzip");
            try (var zip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("traefik_config_reloads_total 1")
                        .contains("jvm_memory_used_bytes");
            }
        }
    }

    @Test
    void scrapingStandsWhereTheConfigurationSays() {
        String manual = "[http.routers.m]\nrule = 'Path(`/numbers`)'\nservice = 'prometheus@internal'\n";
        try (TestingProxy proxy = TestingProxy.start(manual, "--metrics.prometheus.manualrouting")) {
            assertThat(proxy.get("a", "/numbers").text()).contains("traefik_config_reloads_total");
            assertThat(proxy.get("a", "/metrics").status()).isEqualTo(404);
        }
        try (TestingProxy proxy = TestingProxy.start("", "--metrics.prometheus.entrypoint=web")) {
            assertThat(proxy.get("a", "/metrics").text()).contains("traefik_config_reloads_total");
        }
        try (TestingProxy proxy = TestingProxy.start(manual)) {
            assertThat(proxy.view().problems().toString()).contains("prometheus is not enabled");
        }
    }
}
