package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightedBalancerTest {

    private final ServiceServer server = new ServiceServer();

    WeightedBalancerTest() throws Exception {}

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private String leaves() {
        return """
                [http.services.a.loadBalancer]
                servers = [{ url = "%s" }]
                [http.services.b.loadBalancer]
                servers = [{ url = "%s" }]
                [http.services.c.loadBalancer]
                servers = [{ url = "%s" }]
                """.formatted(
                        server.upstream("a").url(),
                        server.upstream("b").url(),
                        server.upstream("c").url());
    }

    @Test
    void sharesByWeightThroughATreeOfServices() throws Exception {
        server.load(leaves() + """
                [http.services.inner.weighted]
                services = [{ name = "b@file", weight = 2 }, { name = "c", weight = 1 }]
                [http.services.outer.weighted]
                services = [{ name = "a" }, { name = "inner" }]
                """);

        assertThat(server.bodies("outer", 12)).isEqualTo("abab" + "acab" + "abac");
        assertThat(server.chosen(1).get(0)).startsWith("a@file http://");
        assertThat(server.service("outer").serverStatus()).isEmpty();
    }

    @Test
    void keepsChildrenOfNoWeightOut() {
        server.load(leaves() + "[http.services.all.weighted]\n"
                + "services = [{ name = \"a\", weight = 0 }, { name = \"b\" }, { name = \"c\", weight = -1 }]\n"
                + "[http.services.none.weighted]\nservices = [{ name = \"a\", weight = 0 }]\n");

        assertThat(server.bodies("all", 3)).isEqualTo("bbb");
        RawMessage none = server.get("none");
        assertThat(none.status()).isEqualTo(503);
        assertThat(none.text()).isEqualTo("no available server\n");
    }

    @Test
    void keepsItsPositionWhileItsChildrenStay() {
        String toml = leaves() + "[http.services.all.weighted]\nservices = [{ name = \"a\" }, { name = \"b\" }]\n";
        server.load(toml);
        assertThat(server.bodies("all", 1)).isEqualTo("a");

        server.load(toml);

        assertThat(server.bodies("all", 2)).isEqualTo("ba");
    }

    @Test
    void avoidsChildrenThatAreDownOnlyIfItFollowsTheirHealth() throws Exception {
        try (RawUpstream sick = RawUpstream.respondingWith("HTTP/1.1 500 No\nContent-Length: 1\n\nx")) {
            String check = "healthCheck = { interval = \"10s\" }\n";
            server.load(LoadBalancerTest.services(check, sick.url())
                    + """
                    [http.services.good.loadBalancer]
                    servers = [{ url = "%s" }]
                    healthCheck = { interval = "1h" }
                    [http.services.following.weighted]
                    healthCheck = {}
                    services = [{ name = "web" }, { name = "good" }]
                    [http.services.blind.weighted]
                    services = [{ name = "web" }, { name = "good" }]
                    """.formatted(server.upstream("g").url()));
            assertThat(server.bodies("following", 2)).isEqualTo("xg");

            server.time().advance(Duration.ofSeconds(10));
            server.time().awaitScheduled(3);

            assertThat(server.bodies("following", 3)).isEqualTo("ggg");
            assertThat(server.bodies("blind", 2)).isEqualTo("no available server\ng");
        }
    }

    @Test
    void usesServicesOfTheProxyItself() throws Exception {
        server.load("[http.services.tea.weighted]\nservices = [{ name = \"noop@internal\" }]\n");

        RawMessage answer = server.get("tea");

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEmpty();
        assertThat(server.chosen(1)).containsExactly("noop@internal null");
    }
}
