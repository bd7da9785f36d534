package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;

/** The names and entry points under which tools find routers that are on several entry points. */
class RouterNamesTest {

    private static final String ON_ALL = """
            [http.routers.x]
            rule = 'Host(`x.test`)'
            service = 's'
            [http.services.s.loadBalancer]
            [[http.services.s.loadBalancer.servers]]
            url = 'http://127.0.0.1:1'
            """;

    private static String router(TestingProxy proxy, String name) {
        return Asking.get(proxy.port(), "/api/http/routers/" + name).text();
    }

    @Test
    void onlyCopiesForEntryPointsWithSettingsHaveAPrefix() {
        try (TestingProxy proxy = TestingProxy.start(
                Asking.ROUTER + ON_ALL,
                "--api",
                "--entrypoints.plain.address=127.0.0.1:0",
                "--entrypoints.plain.http.redirections.entrypoint.to=websecure",
                "--entrypoints.websecure.address=127.0.0.1:0",
                "--entrypoints.websecure.http.tls=true")) {
            assertThat(Asking.names(Asking.get(proxy.port(), "/api/http/routers?search=x.test")))
                    .containsExactly("websecure-x@testing", "x@testing");
            assertThat(router(proxy, "x@testing")).startsWith("{\"entryPoints\":[\"plain\",\"web\"],");
            assertThat(router(proxy, "websecure-x@testing")).startsWith("{\"entryPoints\":[\"websecure\"],");
        }
    }

    @Test
    void internalRoutersSayWhichSyntaxTheirRulesHave() {
        try (TestingProxy proxy = TestingProxy.start(
                Asking.ROUTER, "--api", "--ping.entrypoint=web", "--metrics.prometheus.entrypoint=web")) {
            assertThat(router(proxy, "ping@internal")).contains("\"ruleSyntax\":\"default\"");
            assertThat(router(proxy, "prometheus@internal")).contains("\"ruleSyntax\":\"default\"");
        }
    }
}
