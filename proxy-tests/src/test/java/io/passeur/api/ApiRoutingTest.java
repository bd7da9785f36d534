package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the API and the dashboard answer. */
class ApiRoutingTest {

    private static final String INTERNAL = "--entrypoints.traefik.address=127.0.0.1:0";

    @Test
    void isInsecureOnAnEntryPointOfItsOwn() {
        try (TestingProxy proxy = TestingProxy.start("", "--api.insecure", INTERNAL)) {
            int port = proxy.port("traefik");
            assertThat(Asking.get(port, "/api/version").status()).isEqualTo(200);
            assertThat(Asking.get(proxy.port(), "/api/version").status()).isEqualTo(404);
            assertThat(Asking.names(Asking.get(port, "/api/http/routers")))
                    .containsExactly("api@internal", "dashboard@internal");
            assertThat(Asking.get(port, "/api/http/routers/api@internal").text())
                    .isEqualTo("{\"entryPoints\":[\"traefik\"],\"service\":\"api@internal\","
                            + "\"rule\":\"PathPrefix(`/api`)\",\"ruleSyntax\":\"default\",\"priority\":9223372036854775806,"
                            + ApiShapesTest.OBSERVABILITY + ","
                            + "\"status\":\"enabled\",\"using\":[\"traefik\"],\"name\":\"api@internal\","
                            + "\"provider\":\"internal\",\"priorityStr\":\"9223372036854775806\"}\n");
            assertThat(Asking.get(port, "/api/http/routers/dashboard@internal").text())
                    .contains("\"rule\":\"PathPrefix(`/`)\"", "\"priorityStr\":\"9223372036854775805\"");
        }
    }

    @Test
    void isNotServedUnlessAskedFor() {
        try (TestingProxy proxy = TestingProxy.start(Asking.ROUTER)) {
            assertThat(Asking.get(proxy.port(), "/api/version").status()).isEqualTo(404);
            assertThat(proxy.view().problems().toString()).contains("api is not enabled");
        }
        String dashboard = Asking.ROUTER.replace("api@", "dashboard@");
        try (TestingProxy proxy = TestingProxy.start(dashboard, "--api.dashboard=false")) {
            assertThat(proxy.view().problems().toString()).contains("dashboard is not enabled");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/,             /,                 302, /dashboard/",
        "/,             /dashboard,        302, /dashboard/",
        "/,             /api/version,      200, ''",
        "/traefik,      /traefik/api/version, 200, ''",
        "/traefik/,     /traefik/api/version, 200, ''",
        "/traefik,      /traefik,          302, /traefik/dashboard/",
        "/traefik,      /traefik/,         302, /traefik/dashboard/",
        "/traefik,      /traefik/dashboard, 302, /traefik/dashboard/",
        "/traefik,      /api/version,      404, ''",
        "/traefik,      /,                 404, ''",
        "/traefik,      /traefikapi/version, 404, ''",
    })
    void standsBelowTheBasePath(String basePath, String path, int status, String location) {
        try (TestingProxy proxy = TestingProxy.start(Asking.ROUTER, "--api.basepath=" + basePath)) {
            RawMessage answer = Asking.get(proxy.port(), path);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.value("Location")).isEqualTo(location);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/proxy,/proxy/dashboard/",
        "/proxy/,/proxy/dashboard/",
        "/proxy/dashboard,/proxy/dashboard/dashboard/",
        "/a/b,/a/b/dashboard/",
        "//evil.example,/dashboard/",
        "https://evil.example,/dashboard/",
        "/\\evil.example,/dashboard/",
        "evil,/dashboard/",
    })
    void redirectionsKeepThePrefixThatWasTakenOff(String prefix, String location) {
        try (TestingProxy proxy =
                TestingProxy.start(Asking.ROUTER, "--api", "--entrypoints.web.forwardedheaders.insecure")) {
            RawMessage answer = Asking.get(proxy.port(), "/", "X-Forwarded-Prefix: " + prefix);

            assertThat(answer.value("Location")).isEqualTo(location);
        }
    }

    @Test
    void theInsecureRouterKnowsNoBasePath() {
        try (TestingProxy proxy = TestingProxy.start("", "--api.insecure", "--api.basepath=/traefik", INTERNAL)) {
            assertThat(Asking.get(proxy.port("traefik"), "/api/version").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theInsecureDashboardIsFoundFromTheRoot() {
        try (TestingProxy proxy = TestingProxy.start("", "--api.insecure", INTERNAL)) {
            int port = proxy.port("traefik");
            assertThat(Asking.get(port, "/").status()).isEqualTo(301);
            assertThat(Asking.get(port, "/").value("Location")).isEqualTo("/dashboard/");
            assertThat(Asking.get(port, "/dashboard").value("Location")).isEqualTo("/dashboard/");
            assertThat(Asking.ask(port, "POST", "/", "Content-Length: 0").status())
                    .isEqualTo(405);
        }
    }
}
