package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in one server leaves out that server and nothing else. */
final class InvalidServerTest {

    private static String toml(String first, String second) {
        return """
                [http.routers.r]
                rule = 'Host(`a`)'
                service = 's'
                [http.routers.api]
                rule = 'Host(`api.localhost`)'
                service = 'api@internal'
                [http.services.s.loadBalancer]
                servers = [{%s}, {%s}]
                """.formatted(first, second);
    }

    private static String api(TestingProxy proxy, String path) {
        try (RawConnection connection = proxy.connect()) {
            RawMessage got = connection
                    .sendLines("GET /api/passeur/" + path + " HTTP/1.1\nHost: api.localhost\n\n")
                    .readResponse();
            return got.text();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url = 'http://127.0.0.1:8989474'",
                "url = '127.0.0.1:80'",
                "url = ''",
                "weight = 1",
                "url = 'http://127.0.0.1:1', weight = 'heavy'",
                "url = 'http://127.0.0.1:1', wieght = 1"
            })
    void isLeftOut(String invalid) throws Exception {
        try (RawUpstream good = RawUpstream.respondingWith("HTTP/1.1 204 No Content\n\n");
                TestingProxy proxy = TestingProxy.start(toml(invalid, "url = '" + good.url() + "'"), "--api")) {
            for (int reload = 0; reload < 2; reload++) {
                for (int i = 0; i < 4; i++) {
                    assertThat(proxy.get("a", "/").status()).isEqualTo(204);
                }
                assertThat(proxy.view().problems().toString()).contains("loadBalancer.servers[0]");
                proxy.push(toml(invalid, "url = '" + good.url() + "'") + "[http.middlewares.m" + reload + ".headers]\n"
                        + "customRequestHeaders.X = 'y'\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"url = 'http://127.0.0.1:8989474'", "url = 'http://127.0.0.1:1', weight = 'heavy'"})
    void withoutAnyOtherTheServiceIsLeftOut(String invalid) throws Exception {
        try (TestingProxy proxy = TestingProxy.start(toml(invalid, invalid))) {
            assertThat(proxy.get("a", "/").status()).isEqualTo(404);
            assertThat(proxy.view().problems().toString()).contains("loadBalancer.servers[0]");
        }
    }

    @Test
    void isDisabledInTheListOfServers() throws Exception {
        try (RawUpstream good = RawUpstream.respondingWith("HTTP/1.1 204 No Content\n\n");
                TestingProxy proxy = TestingProxy.start(
                        toml("url = 'http://127.0.0.1:8989474'", "url = '" + good.url() + "'"), "--api")) {
            assertThat(api(proxy, "upstreams"))
                    .contains(
                            "\"url\":\"http://127.0.0.1:8989474\",\"status\":\"DISABLED\",\"lastError\":\"loadBalancer.servers[0].url:",
                            "\"url\":\"" + good.url() + "\",\"status\":\"UNCHECKED\"");
        }
    }
}
