package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that go away while requests come. */
class ServerFailoverTest {

    private ServiceServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ServiceServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static String services(String settings, String... urls) {
        StringBuilder toml = new StringBuilder("[http.services.web.loadBalancer]\n")
                .append(settings)
                .append('\n');
        for (String url : urls) {
            toml.append("[[http.services.web.loadBalancer.servers]]\nurl = \"")
                    .append(url)
                    .append("\"\n");
        }
        return toml.toString();
    }

    private static String gone() {
        RawUpstream gone = RawUpstream.respondingWith("");
        gone.close();
        return gone.url();
    }

    /** Answers with the body that it got. */
    private static RawUpstream echo() {
        return new RawUpstream(connection -> {
            while (true) {
                RawMessage request = connection.readRequest();
                connection.sendLines(
                        "HTTP/1.1 200 OK\nContent-Length: " + request.text().length() + "\n\n" + request.text());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrr", "p2c", "hrw", "leasttime"})
    void whatReachesNobodyGoesToTheNextServer(String strategy) {
        server.load(services(
                "strategy = \"" + strategy + "\"", gone(), server.upstream("a").url(), gone()));

        assertThat(server.bodies("web", 12)).isEqualTo("a".repeat(12));
    }

    @Test
    void theServerThatAnsweredIsTheOneThatIsNamed() throws Exception {
        RawUpstream a = server.upstream("a");
        server.load(services("", gone(), a.url()));

        server.bodies("web", 4);

        assertThat(server.chosen(4)).containsOnly("web@file " + a.url());
    }

    @Test
    void withoutAnotherServerTheAnswerIs502AsEver() {
        server.load(services("", gone(), gone(), gone()));

        assertThat(server.get("web").status()).isEqualTo(502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\n\nhello", "Transfer-Encoding: chunked\n\n5\nhello\n0\n\n"})
    void bodiesGoAlongWhole(String body) {
        try (RawUpstream echo = echo()) {
            server.load(services("", gone(), echo.url(), gone()));
            for (int i = 0; i < 6; i++) {
                try (RawConnection client = RawConnection.to(server.port())) {
                    RawMessage answer = client.sendLines("POST / HTTP/1.1\nHost: web\n" + body)
                            .readResponse();
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.text()).contains("hello");
                }
            }
        }
    }

    @Test
    void aBodyThatWaitsForItsInvitationGoesAlong() {
        try (RawUpstream inviting = new RawUpstream(connection -> {
            connection.readHead();
            connection.sendLines("HTTP/1.1 100 Continue\n\n");
            connection.read(5);
            connection.sendLines("HTTP/1.1 200 OK\nConnection: close\nContent-Length: 2\n\nok");
        })) {
            server.load(services("", gone(), inviting.url()));
            for (int i = 0; i < 2; i++) {
                try (RawConnection client = RawConnection.to(server.port())) {
                    client.sendLines("POST / HTTP/1.1\nHost: web\nExpect: 100-continue\nContent-Length: 5\n\n");
                    assertThat(client.readHead().status()).isEqualTo(100);
                    assertThat(client.send("hello").readResponse().text()).isEqualTo("ok");
                }
            }
        }
    }

    /** As a process does that ends while connections wait to be accepted. */
    @ParameterizedTest
    @ValueSource(strings = {"FIN", "RST"})
    void aSafeRequestIsRepeatedElsewhereWhenANewConnectionEndsWithoutAWord(String how) {
        try (RawUpstream dying = dying(how)) {
            server.load(services("", dying.url(), server.upstream("a").url()));

            assertThat(server.bodies("web", 6)).isEqualTo("aaaaaa");
        }
    }

    private static RawUpstream dying(String how) {
        return new RawUpstream(connection -> {
            connection.readRequest();
            if (how.equals("RST")) {
                connection.reset();
            }
        });
    }

    @Test
    void whatMayHaveDoneSomethingIsNotRepeated() {
        List<String> received = new CopyOnWriteArrayList<>();
        RawUpstream.Script script =
                connection -> received.add(connection.readRequest().text());
        try (RawUpstream one = new RawUpstream(script);
                RawUpstream other = new RawUpstream(script);
                RawConnection client = RawConnection.to(server.port())) {
            server.load(services("", one.url(), other.url()));
            RawMessage answer = client.sendLines("POST / HTTP/1.1\nHost: web\nContent-Length: 5\n\nhello")
                    .readResponse();
            assertThat(answer.status()).isEqualTo(502);
            assertThat(received).containsExactly("hello");
        }
    }

    @Test
    void aServerInVersion2ThatIsGone() {
        server.load(services(
                "", gone().replace("http:", "h2c:"), server.upstream("a").url()));

        assertThat(server.bodies("web", 4)).isEqualTo("aaaa");
        try (RawUpstream echo = echo()) {
            server.load(services("", gone().replace("http:", "h2c:"), echo.url()));
            for (int i = 0; i < 2; i++) {
                try (RawConnection client = RawConnection.to(server.port())) {
                    client.sendLines("POST / HTTP/1.1\nHost: web\nContent-Length: 5\n\nhello");
                    assertThat(client.readResponse().text()).isEqualTo("hello");
                }
            }
        }
    }

    /** The same policy as for HTTP/1.1. */
    @Test
    void aSafeRequestIsRepeatedElsewhereWhenAServerInVersion2EndsWithoutAResponse() {
        byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0};
        try (RawUpstream dying = new RawUpstream(connection -> {
            connection.send(settings);
            // The preface, SETTINGS and more, and the beginning of what follows them.
            connection.read(24 + 9 + 30 + 9 + 9);
        })) {
            server.load(services(
                    "",
                    dying.url().replace("http:", "h2c:"),
                    server.upstream("a").url()));

            assertThat(server.bodies("web", 6)).isEqualTo("aaaaaa");
        }
    }

    @Test
    void aUnixDomainSocketThatIsGone(@TempDir Path folder) {
        server.load(services(
                "",
                "unix://" + folder.resolve("gone.sock"),
                server.upstream("a").url()));

        assertThat(server.bodies("web", 4)).isEqualTo("aaaa");
    }

    @Test
    void aClientMovesItsSessionToTheServerThatAnswers() {
        RawUpstream a = server.upstream("a");
        server.load(services("sticky.cookie.name = \"s\"", gone(), a.url(), gone()));
        String own = SessionHashes.value(a.url());
        for (int i = 0; i < 3; i++) {
            RawMessage answer = server.get("web");
            assertThat(answer.text()).isEqualTo("a");
            assertThat(answer.values("Set-Cookie")).hasSize(1).allMatch(cookie -> cookie.startsWith("s=" + own));
        }
    }

    @Test
    void aServerThatLeavesGetsNoNewRequestsAndEndsItsRunningOnes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (RawUpstream slow = new RawUpstream(connection -> {
                    connection.readRequest();
                    begun.countDown();
                    assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 4\n\nslow");
                });
                RawConnection waiting = RawConnection.to(server.port())) {
            RawUpstream a = server.upstream("a");
            server.load(services("strategy = \"hrw\"", slow.url()));
            waiting.sendLines("GET / HTTP/1.1\nHost: web\n\n");
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            server.load(services("", slow.url(), a.url()));

            server.service("web").setLeaving(Set.of(slow.url()));

            assertThat(server.bodies("web", 4)).isEqualTo("aaaa");
            assertThat(server.service("web").serverTroubles()).containsEntry(slow.url(), "is stopping");
            goOn.countDown();
            assertThat(waiting.readResponse().text()).isEqualTo("slow");
        }
    }

    @Test
    void withoutAnyOtherTheAnswerSaysThatItWillPass() {
        RawUpstream a = server.upstream("a");
        server.load(services("", a.url()));
        server.service("web").setLeaving(Set.of(a.url()));

        RawMessage answer = server.get("web");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.value("Retry-After")).isEqualTo("5");
        assertThat(answer.text()).isEqualTo("no available server: one is stopping\n");

        server.service("web").setLeaving(Set.of());
        assertThat(server.bodies("web", 1)).isEqualTo("a");
    }
}
