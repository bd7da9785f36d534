package io.passeur.http.whoami;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.net.Network;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WhoamiTest {

    private final Network network = new Network(1);
    private final Server server = network.newServer();
    private final ServerConnector connector = network.newConnector(server, new HttpConnectionFactory());
    private RawConnection client;

    @BeforeEach
    void start() throws Exception {
        Whoami whoami = new Whoami("box", network.scheduler());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                return whoami.handle(request, response, callback);
            }
        });
        server.start();
        client = RawConnection.to(connector.getLocalPort());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
        network.close();
    }

    private RawMessage ask(String request) {
        return client.sendLines(request).readResponse();
    }

    @Test
    void tellsWhatAServerWouldSee() {
        RawMessage answer = ask("""
                PUT /a/b?c=d HTTP/1.1
                Host: who.example:8080
                X-Zebra: 1
                x-lower: 2
                Accept: */*
                X-Zebra: 3
                Connection: keep-alive, x-secret
                X-Secret: gone
                X-Forwarded-For: 10.0.0.9

                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.value("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.text()).startsWith("Hostname: box\nIP: ");
        assertThat(answer.text()).contains("IP: 127.0.0.1\n");
        assertThat(answer.text())
                .endsWith("RemoteAddr: 127.0.0.1:" + client.socket().getLocalPort() + """

                        PUT /a/b?c=d HTTP/1.1
                        Host: who.example:8080
                        Accept: */*
                        X-Forwarded-For: 10.0.0.9, 127.0.0.1
                        X-Lower: 2
                        X-Zebra: 1
                        X-Zebra: 3

                        """);
    }

    @Test
    void tellsTheSameInJson() {
        RawMessage answer = ask("GET /api?x=1 HTTP/1.1\nHost: who\nX-A: \"1\"\n\n");

        assertThat(answer.value("Content-Type")).isEqualTo("application/json");
        JsonNode json = JsonMapper.shared().readTree(answer.text());
        assertThat(json.propertyNames())
                .containsExactly("hostname", "ip", "headers", "url", "host", "method", "remoteAddr");
        assertThat(json.get("hostname").asString()).isEqualTo("box");
        assertThat(json.get("url").asString()).isEqualTo("/api?x=1");
        assertThat(json.get("host").asString()).isEqualTo("who");
        assertThat(json.get("method").asString()).isEqualTo("GET");
        assertThat(json.get("headers").toString())
                .isEqualTo("{\"X-A\":[\"\\\"1\\\"\"],\"X-Forwarded-For\":[\"127.0.0.1\"]}");
        assertThat(json.get("ip").isArray()).isTrue();
    }

    @Test
    void hasTheHealthThatItIsTold() {
        assertThat(ask("GET /health HTTP/1.1\nHost: a\n\n").status()).isEqualTo(200);

        assertThat(ask("POST /health HTTP/1.1\nHost: a\nContent-Length: 3\n\n503")
                        .status())
                .isEqualTo(200);
        assertThat(ask("GET /health HTTP/1.1\nHost: a\n\n").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "100", "600", "5000000000000000000000"})
    void refusesWhatIsNoStatus(String status) {
        RawMessage answer = ask("POST /health HTTP/1.1\nHost: a\nContent-Length: " + status.length() + "\n\n" + status);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("expected a status from 200 to 599\n");
        RawConnection again = RawConnection.to(connector.getLocalPort());
        assertThat(again.sendLines("GET /health HTTP/1.1\nHost: a\n\n")
                        .readResponse()
                        .status())
                .isEqualTo(200);
        again.close();
    }

    @Test
    void answersBenchmarksShortly() {
        RawMessage answer = ask("GET /bench HTTP/1.1\nHost: a\n\n");

        assertThat(answer.text()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "?size=0, 0", "?size=7, 7", "?size=3&unit=KB, 3072", "?unit=mb&size=2, 2097152"})
    void sendsAsMuchAsAskedFor(String query, int length) {
        RawMessage answer = ask("GET /data" + query + " HTTP/1.1\nHost: a\n\n");

        assertThat(answer.value("Content-Length")).isEqualTo(Integer.toString(length));
        assertThat(answer.body()).hasSize(length);
        assertThat(answer.text()).startsWith("ABCDEFG".substring(0, Math.min(length, 7)));
    }

    @ParameterizedTest
    @CsvSource({
        "/data?size=x, size: expected a number such as 10",
        "/data?size=-1, size: expected a number such as 10",
        "/data?size=2&unit=TB, 'unit: expected B, KB, MB or GB'",
        "/data?size=2&unit=GB, size: 2147483648 bytes are too many (expected: at most 1 GB)",
        "/?wait=2h, wait: expected a duration from 0s to 1m",
        "/?wait=-1s, wait: expected a duration from 0s to 1m",
        "/?wait=soon, wait: expected a duration from 0s to 1m",
    })
    void refusesWhatItCannotDo(String target, String message) {
        RawMessage answer = ask("GET " + target + " HTTP/1.1\nHost: a\n\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo(message + "\n");
    }

    @Test
    void answersOthersWhileOneWaits() {
        try (RawConnection waiting = RawConnection.to(connector.getLocalPort())) {
            waiting.sendLines("GET /?wait=59s HTTP/1.1\nHost: a\n\n");

            assertThat(ask("GET /bench HTTP/1.1\nHost: a\n\n").text()).isEqualTo("1");
        }
        assertThat(ask("GET /?wait=5ms HTTP/1.1\nHost: a\n\n").text()).contains("GET /?wait=5ms");
    }
}
