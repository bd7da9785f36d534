package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers byte for byte. */
class ApiShapesTest {

    private static final String DYNAMIC = """
            [http.routers.web1]
            entryPoints = ['web']
            middlewares = ['auth@file']
            service = 's1'
            rule = 'Host(`a`)'
            [http.routers.web1.tls]

            [http.routers.web2]
            service = 's1'
            rule = 'Host(`b`) && !Path(`/<x>`)'
            priority = 42
            middlewares = ['both']

            [http.services.s1.loadBalancer]
            servers = [{url = 'http://127.0.0.1:9010'}]

            [http.services.s2.weighted]
            services = [{name = 's1', weight = 3}]

            [http.services.s3.loadBalancer]
            servers = [{url = 'http://127.0.0.1:9011', weight = 2}]
            passHostHeader = false
            [http.services.s3.loadBalancer.sticky.cookie]
            httpOnly = true
            [http.services.s3.loadBalancer.responseForwarding]
            flushInterval = '1m'

            [http.middlewares.both.chain]
            middlewares = []
            """ + Asking.ROUTER;

    static final String OBSERVABILITY =
            "\"observability\":{\"accessLogs\":true,\"metrics\":true,\"tracing\":true,\"traceVerbosity\":\"minimal\"}";

    private static TestingProxy proxy;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        proxy = TestingProxy.start(DYNAMIC, "--api", "--api.dashboardname=here");
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    private static void assertJson(String path, String expected) {
        RawMessage answer = Asking.get(proxy.port(), path);
        assertThat(answer.text()).isEqualTo(expected + "\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.value("Content-Type")).isEqualTo("application/json");
        assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aBrokenRouterSaysWhy() {
        assertJson(
                "/api/http/routers/web1@testing",
                "{\"entryPoints\":[\"web\"],\"middlewares\":[\"auth@file\"],\"service\":\"s1\",\"rule\":\"Host(`a`)\","
                        + "\"priority\":9,\"tls\":{\"options\":\"default\"}," + OBSERVABILITY + ","
                        + "\"error\":[\"middleware \\\"auth@file\\\" does not exist\"],\"status\":\"disabled\","
                        + "\"using\":[\"web\"],\"name\":\"web1@testing\",\"provider\":\"testing\",\"priorityStr\":\"9\"}");
    }

    @Test
    void namesOfMiddlewaresAreFullAndCharactersOfHtmlEscaped() {
        assertJson(
                "/api/http/routers/web2%40testing",
                "{\"entryPoints\":[\"web\"],\"middlewares\":[\"both@testing\"],\"service\":\"s1\","
                        + "\"rule\":\"Host(`b`) \\u0026\\u0026 !Path(`/\\u003cx\\u003e`)\",\"priority\":42,"
                        + OBSERVABILITY + ","
                        + "\"status\":\"enabled\",\"using\":[\"web\"],\"name\":\"web2@testing\",\"provider\":\"testing\","
                        + "\"priorityStr\":\"42\"}");
    }

    @Test
    void aBalancerHasItsDefaults() {
        assertJson(
                "/api/http/services/s1@testing",
                "{\"loadBalancer\":{\"servers\":[{\"url\":\"http://127.0.0.1:9010\"}],\"strategy\":\"wrr\","
                        + "\"passHostHeader\":true,\"responseForwarding\":{\"flushInterval\":\"100ms\"}},"
                        + "\"status\":\"enabled\",\"usedBy\":[\"s2@testing\",\"web1@testing\",\"web2@testing\"],"
                        + "\"serverStatus\":{\"http://127.0.0.1:9010\":\"UP\"},"
                        + "\"name\":\"s1@testing\",\"provider\":\"testing\",\"type\":\"loadbalancer\"}");
    }

    @Test
    void otherServicesHaveWhatWasWritten() {
        assertJson(
                "/api/http/services/s2@testing",
                "{\"weighted\":{\"services\":[{\"name\":\"s1\",\"weight\":3}]},\"status\":\"enabled\","
                        + "\"name\":\"s2@testing\",\"provider\":\"testing\",\"type\":\"weighted\"}");
        assertJson(
                "/api/http/services/s3@testing",
                "{\"loadBalancer\":{\"servers\":[{\"url\":\"http://127.0.0.1:9011\",\"weight\":2}],"
                        + "\"strategy\":\"wrr\",\"sticky\":{\"cookie\":{\"httpOnly\":true,\"path\":\"/\"}},"
                        + "\"passHostHeader\":false,\"responseForwarding\":{\"flushInterval\":\"1m0s\"}},"
                        + "\"status\":\"enabled\",\"serverStatus\":{\"http://127.0.0.1:9011\":\"UP\"},"
                        + "\"name\":\"s3@testing\",\"provider\":\"testing\",\"type\":\"loadbalancer\"}");
    }

    @Test
    void ownServicesHaveNoType() {
        assertJson(
                "/api/http/services/api@internal",
                "{\"status\":\"enabled\",\"usedBy\":[\"api@testing\"],\"name\":\"api@internal\",\"provider\":\"internal\"}");
    }

    @Test
    void aMiddlewareStandsBelowItsType() {
        assertJson(
                "/api/http/middlewares/both@testing",
                "{\"chain\":{},\"status\":\"enabled\",\"usedBy\":[\"web2@testing\"],\"name\":\"both@testing\","
                        + "\"provider\":\"testing\",\"type\":\"chain\"}");
    }

    @Test
    void anEntryPointHasWhatTraefikShows() {
        assertJson(
                "/api/entrypoints/web",
                "{\"name\":\"web\",\"address\":\"127.0.0.1:0\",\"transport\":{\"lifeCycle\":{\"graceTimeOut\":\"10s\"},"
                        + "\"respondingTimeouts\":{\"readTimeout\":\"1m0s\",\"idleTimeout\":\"3m0s\"}},"
                        + "\"forwardedHeaders\":{},\"http\":{\"sanitizePath\":true,\"maxHeaderBytes\":1048576},"
                        + "\"http2\":{\"maxConcurrentStreams\":250}," + OBSERVABILITY + "}");
    }

    @Test
    void theOverviewCounts() {
        assertJson(
                "/api/overview",
                "{\"http\":{\"routers\":{\"total\":3,\"warnings\":0,\"errors\":1},"
                        + "\"services\":{\"total\":6,\"warnings\":0,\"errors\":0},"
                        + "\"middlewares\":{\"total\":1,\"warnings\":0,\"errors\":0}},"
                        + "\"tcp\":{\"routers\":{\"total\":0,\"warnings\":0,\"errors\":0},"
                        + "\"services\":{\"total\":0,\"warnings\":0,\"errors\":0},"
                        + "\"middlewares\":{\"total\":0,\"warnings\":0,\"errors\":0}},"
                        + "\"udp\":{\"routers\":{\"total\":0,\"warnings\":0,\"errors\":0},"
                        + "\"services\":{\"total\":0,\"warnings\":0,\"errors\":0}},"
                        + "\"certificates\":{\"total\":0,\"warnings\":0,\"errors\":0},"
                        + "\"features\":{\"tracing\":\"\",\"metrics\":\"\",\"accessLog\":false},"
                        + "\"providers\":[\"Testing\"]}");
    }

    @Test
    void theOverviewNamesWhatIsSwitchedOn() {
        try (TestingProxy observed = TestingProxy.start(
                Asking.ROUTER,
                "--api",
                "--accesslog.filepath=" + folder.resolve("access.log"),
                "--metrics.prometheus.entrypoint=web",
                "--tracing.otlp.http.endpoint=http://127.0.0.1:1")) {
            assertThat(Asking.get(observed.port(), "/api/overview").text())
                    .contains("\"features\":{\"tracing\":\"OTLP\",\"metrics\":\"Prometheus\",\"accessLog\":true}");
            assertThat(Asking.names(Asking.get(observed.port(), "/api/http/services")))
                    .containsExactly("api@internal", "dashboard@internal", "noop@internal", "prometheus@internal");
        }
    }

    @Test
    void theVersionHasCapitals() {
        assertThat(Asking.get(proxy.port(), "/api/version").text())
                .matches("\\{\"Version\":\"[0-9.]+\",\"Codename\":\"coracle\",\"startDate\":\"\\S+Z\","
                        + "\"dashboardName\":\"here\"}\n");
    }

    @Test
    void everythingIsInOneObject() {
        String text = Asking.get(proxy.port(), "/api/rawdata").text();
        assertThat(text)
                .startsWith("{\"routers\":{\"api@testing\":{\"entryPoints\":[\"web\"],\"service\":\"api@internal\",")
                .contains(
                        "\"web1@testing\":{\"entryPoints\":[\"web\"],", "\"tls\":{}," + OBSERVABILITY + ",\"error\":[")
                .contains("},\"middlewares\":{\"both@testing\":{\"chain\":{},\"status\":\"enabled\",\"usedBy\":[")
                .contains("},\"services\":{\"api@internal\":{\"status\":\"enabled\"")
                .doesNotContain("\"name\":\"web1", "priorityStr", "\"type\":")
                .endsWith("}}}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tcp/routers",
                "/api/tcp/services",
                "/api/tcp/middlewares",
                "/api/udp/routers",
                "/api/udp/services"
            })
    void whatIsNotServedIsAnEmptyList(String path) {
        assertJson(path, "[]");
    }
}
