package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Health checks and requests against the same servers. */
class HealthOnTheWireTest {

    private final ServiceServer server = new ServiceServer();
    private volatile String health = "200";

    HealthOnTheWireTest() throws Exception {}

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private RawUpstream moody() {
        return new RawUpstream(connection -> {
            while (true) {
                boolean probe = connection.readRequest().startLine().contains("/health");
                connection.sendLines("HTTP/1.1 " + (probe ? health : "200") + " X\nContent-Length: 1\n\na");
            }
        });
    }

    @Test
    void takesSickServersOutAndBack() throws Exception {
        try (RawUpstream moody = moody()) {
            String b = server.upstream("b").url();
            server.load(LoadBalancerTest.services(
                    "sticky.cookie.name = \"s\"\nhealthCheck = { path = \"/health\", interval = \"10s\" }\n",
                    moody.url(),
                    b));
            String sticky = "Cookie: s=" + SessionHashes.value(moody.url()) + "\n";
            assertThat(server.bodies("web", 4)).isIn("abab", "baba");
            assertThat(server.get("web", sticky).text()).isEqualTo("a");

            health = "500";
            probeBoth(1);
            assertThat(server.bodies("web", 4)).isEqualTo("bbbb");
            RawMessage moved = server.get("web", sticky);
            assertThat(moved.text()).isEqualTo("b");
            assertThat(moved.value("Set-Cookie")).isEqualTo("s=" + SessionHashes.value(b) + "; Path=/");

            health = "200";
            probeBoth(2);
            assertThat(server.bodies("web", 4)).isIn("abab", "baba");
            assertThat(server.get("web", sticky).text()).isEqualTo("a");
        }
    }

    /** One timer runs when the service starts; every probe that ends sets the next. */
    private void probeBoth(int round) throws InterruptedException {
        server.time().advance(Duration.ofSeconds(10));
        server.time().awaitScheduled(2 * round);
        server.time().advance(Duration.ZERO);
        server.time().awaitScheduled(2 * round + 1);
    }

    @Test
    void answers503WhenAllAreDown() throws Exception {
        health = "503";
        try (RawUpstream moody = moody()) {
            server.load(LoadBalancerTest.services("healthCheck = { path = \"/health\" }\n", moody.url()));
            assertThat(server.get("web").status()).isEqualTo(200);

            server.time().advance(Duration.ofSeconds(30));
            server.time().awaitScheduled(2);

            assertThat(server.get("web").status()).isEqualTo(503);
            assertThat(server.get("web").text()).isEqualTo("no available server\n");
            assertThat(server.service("web").serverStatus()).containsEntry(moody.url(), "DOWN");
        }
    }
}
