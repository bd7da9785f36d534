package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What is added to Traefik's API. */
class PasseurApiTest {

    private static String get(TestingProxy proxy, String path) {
        RawMessage answer = Asking.get(proxy.port(), path);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    @Test
    void problemsSayWhatIsWrongAndWhereItWasWritten() {
        String dynamic = """
                [http.routers.web]
                rule = 'Host(`a`)'
                service = 'wbe'
                [http.services.web.loadBalancer]
                servers = [{url = 'http://127.0.0.1:1'}]
                ['http'.'routers'.'dotted.name']
                rule = 'Host(`b`)'
                service = 'web'
                prioritty = 3
                [http.middlewares.x.nonsense]
                [htttp]
                x = 1
                """ + Asking.ROUTER;
        try (TestingProxy proxy = TestingProxy.start(dynamic, "--api")) {
            String problems = get(proxy, "/api/passeur/problems");
            assertThat(problems)
                    .contains("{\"severity\":\"error\",\"path\":\"http.routers.web@testing\",\"message\":\"the service"
                            + " \\\"wbe@testing\\\" does not exist; did you mean \\\"web@testing\\\"?\","
                            + "\"kind\":\"router\",\"element\":\"web@testing\",\"provider\":\"testing\","
                            + "\"source\":{\"file\":\"test.toml\",\"line\":1}}")
                    .contains("\"kind\":\"router\",\"element\":\"dotted.name@testing\"")
                    .contains("\"kind\":\"middleware\",\"element\":\"x@testing\"")
                    .contains("\"path\":\"htttp\"", "\"kind\":\"document\",\"provider\":\"testing\"");
            assertThat(problems.lastIndexOf("\"severity\":\"error\""))
                    .isLessThan(problems.indexOf("\"severity\":\"warning\""));
            assertThat(get(proxy, "/api/passeur/problems?search=WBE")).containsOnlyOnce("\"severity\"");
            assertThat(get(proxy, "/api/passeur/problems?status=warning"))
                    .contains("htttp")
                    .doesNotContain("\"error\"");
            RawMessage first = Asking.get(proxy.port(), "/api/passeur/problems?per_page=1");
            assertThat(first.text()).containsOnlyOnce("\"severity\"");
            assertThat(first.value("X-Next-Page")).isEqualTo("2");
        }
    }

    @Test
    void upstreamsSayHowTheyAre() throws IOException {
        try (RawUpstream up = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
                ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String down = "http://127.0.0.1:" + closed.getLocalPort();
            closed.close();
            String good = "http://127.0.0.1:" + up.port();
            String dynamic = Asking.ROUTER + "[http.services.checked.loadBalancer]\nservers = [{url = '" + down
                    + "'}, {url = '" + good
                    + "'}]\n[http.services.checked.loadBalancer.healthCheck]\npath = '/'\ninterval = '50ms'\n"
                    + "[http.services.plain.loadBalancer]\nservers = [{url = '" + down + "'}]\n"
                    + "[http.services.broken.loadBalancer]\nservers = [{url = 'nonsense'}]\n"
                    + "[http.routers.r]\nrule = 'Host(`r`)'\nservice = 'checked'\n";
            try (TestingProxy proxy = TestingProxy.start(dynamic, "--api")) {
                String path = "/api/passeur/upstreams";
                Await.until(() -> get(proxy, path).contains("\"url\":\"" + down + "\",\"status\":\"DOWN\""));
                assertThat(get(proxy, path))
                        .contains(
                                "{\"service\":\"broken@testing\",\"url\":\"nonsense\",\"status\":\"DISABLED\",\"lastError\":\"")
                        .contains("{\"service\":\"checked@testing\",\"url\":\"" + down
                                + "\",\"status\":\"DOWN\",\"lastError\":\"")
                        .contains("{\"service\":\"checked@testing\",\"url\":\"" + good
                                + "\",\"status\":\"UP\",\"usedBy\":[\"r@testing\"]}")
                        .contains("{\"service\":\"plain@testing\",\"url\":\"" + down + "\",\"status\":\"UNCHECKED\"}");
                assertThat(get(proxy, path + "?status=up"))
                        .containsOnlyOnce("\"service\"")
                        .contains(good);
                assertThat(get(proxy, path + "?status=DOWN"))
                        .containsOnlyOnce("\"service\"")
                        .contains(down);
                assertThat(get(proxy, path + "?search=plain")).containsOnlyOnce("\"service\"");
            }
        }
    }

    @Test
    void trafficIsCountedByEntryPoint() {
        String dynamic = Asking.ROUTER + "[http.routers.all]\nrule = 'PathPrefix(`/`)'\nservice = 'noop@internal'\n";
        try (TestingProxy proxy = TestingProxy.start(dynamic, "--api", "--entrypoints.quiet.address=127.0.0.1:0")) {
            proxy.get("x", "/");
            proxy.get("x", "/");
            String path = "/api/passeur/traffic";
            Await.until(() -> get(proxy, path).contains("\"4xx\":2,"));
            assertThat(get(proxy, path))
                    .matches(
                            "\\{\"since\":\"[^\"]+Z\",\"now\":\"[^\"]+Z\",\"entryPoints\":\\{\"quiet\":\\{\"requests\":0,"
                                    + "\"running\":0,\"connections\":0,\"statuses\":\\{\"1xx\":0,\"2xx\":0,\"3xx\":0,\"4xx\":0,"
                                    + "\"5xx\":0},\"latency\":\\{\"bounds\":\\[0.001,[0-9.,]+],\"counts\":\\[0(,0){13}]},"
                                    + "\"bytesIn\":0,\"bytesOut\":0},\"web\":\\{\"requests\":\\d+,\"running\":1,"
                                    + "\"connections\":[1-9]\\d*,\"statuses\":\\{\"1xx\":0,\"2xx\":\\d+,\"3xx\":0,\"4xx\":2,"
                                    + "\"5xx\":0},.*}}}\n");
        }
    }
}
