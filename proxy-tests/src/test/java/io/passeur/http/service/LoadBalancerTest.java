package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadBalancerTest {

    private final ServiceServer server = new ServiceServer();

    LoadBalancerTest() throws Exception {}

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void distributesByWeightExactlyOverACycle() {
        server.load("""
                [[http.services.web.loadBalancer.servers]]
                url = "%s"
                weight = 3
                [[http.services.web.loadBalancer.servers]]
                url = "%s"
                [[http.services.web.loadBalancer.servers]]
                url = "%s"
                weight = 0
                """.formatted(
                        server.upstream("a").url(),
                        server.upstream("b").url(),
                        server.upstream("c").url()));

        assertThat(server.bodies("web", 8)).isEqualTo("aaabaaab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrr", "p2c", "hrw", "leasttime"})
    void reachesItsServerUnderEveryStrategy(String strategy) {
        server.load("""
                [http.services.web.loadBalancer]
                strategy = "%s"
                servers = [{ url = "%s" }]
                """.formatted(strategy, server.upstream("a").url()));

        assertThat(server.bodies("web", 3)).isEqualTo("aaa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrr", "p2c", "hrw", "leasttime"})
    void answers503WithoutServers(String strategy) {
        server.load("http.services.web.loadBalancer.strategy = \"" + strategy + "\"");

        RawMessage answer = server.get("web");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("no available server\n");
        assertThat(answer.value("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(server.service("web").isUp()).isFalse();
        assertThat(server.service("web").serverStatus()).isEmpty();
    }

    @Test
    void leastTimeDoesNotTakeAQuickFailureForSpeed() throws Exception {
        try (RawUpstream bad = RawUpstream.respondingWith("HTTP/1.1 502 Bad Gateway\nContent-Length: 3\n\nbad")) {
            server.load(services(
                    "strategy = \"leasttime\"\n",
                    bad.url(),
                    server.upstream("a").url()));

            String first = server.bodies("web", 2);
            server.chosen(2);

            assertThat(first).isIn("abad", "bada");
            assertThat(server.bodies("web", 4)).isEqualTo("aaaa");
        }
    }

    @Test
    void tellsServiceAndServerToThoseBehind() throws Exception {
        RawUpstream upstream = server.upstream("a");
        server.load(services("", upstream.url()) + "[http.services.empty.loadBalancer]\nstrategy = \"wrr\"\n");

        server.get("web");
        server.get("empty");

        assertThat(server.chosen(2)).containsExactly("web@file " + upstream.url(), "empty@file null");
    }

    @Test
    void passesHostAndPathAsConfigured() throws Exception {
        try (RawUpstream upstream = echo()) {
            String url = upstream.url() + "/base/";
            server.load("""
                    [http.services.plain.loadBalancer]
                    servers = [{ url = "%1$s" }]
                    [http.services.own.loadBalancer]
                    passHostHeader = false
                    servers = [{ url = "%1$s", preservePath = true }]
                    """.formatted(url));

            assertThat(server.get("plain").text()).isEqualTo("GET / HTTP/1.1 plain");
            assertThat(server.get("own").text()).isEqualTo("GET /base/ HTTP/1.1 127.0.0.1:" + upstream.port());
        }
    }

    private static RawUpstream echo() {
        return new RawUpstream(connection -> {
            // One that closed unannounced would race with the reuse of its connection.
            while (true) {
                RawMessage request = connection.readRequest();
                String body = request.startLine() + " " + request.value("Host");
                connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
            }
        });
    }

    @Test
    void keepsPositionAndIdentityOverAReloadThatChangesNothing() {
        String toml =
                services("", server.upstream("a").url(), server.upstream("b").url());
        server.load(toml);
        LiveService before = server.service("web");
        String first = server.bodies("web", 1);

        server.load(toml);

        assertThat(server.service("web")).isSameAs(before);
        assertThat(first + server.bodies("web", 3)).isIn("abab", "baba");
    }

    @Test
    void followsItsServersOverAReload() {
        String a = server.upstream("a").url();
        server.load(services("", a));
        assertThat(server.bodies("web", 2)).isEqualTo("aa");

        server.load(services("", server.upstream("b").url()));
        assertThat(server.bodies("web", 2)).isEqualTo("bb");

        server.load(services("serversTransport = \"slow\"\n", a) + "[http.serversTransports.slow]\n"
                + "maxIdleConnsPerHost = -1\n");
        assertThat(server.bodies("web", 2)).isEqualTo("aa");
    }

    @Test
    void keepsConnectionsOfServersThatStay() {
        RawUpstream upstream = server.upstream("a");
        server.load(services("", upstream.url()));
        server.get("web");

        server.load(services("passHostHeader = false\n", upstream.url()));
        server.get("web");
        server.load(services("passHostHeader = false\n", upstream.url()));
        server.get("web");

        assertThat(upstream.connections()).isEqualTo(1);
    }

    static String services(String options, String... urls) {
        List<String> servers =
                List.of(urls).stream().map(url -> "{ url = \"" + url + "\" }").toList();
        return "[http.services.web.loadBalancer]\n" + options + "servers = [" + String.join(", ", servers) + "]\n";
    }
}
