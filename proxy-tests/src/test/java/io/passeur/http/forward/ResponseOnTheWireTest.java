package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server answers and what the client gets of it. */
class ResponseOnTheWireTest {

    /** Answers each request with the same bytes, and closes if told so. */
    private static RawUpstream upstream(String answer, boolean close) {
        return new RawUpstream(connection -> {
            do {
                connection.readRequest();
                connection.sendLines(answer);
            } while (!close);
        });
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(
                        "GET",
                        "HTTP/1.1 200 OK\nContent-Length: 5\nContent-Type: Text/HTML; charset=UTF-8\n\nhello",
                        "HTTP/1.1 200 OK\nContent-Type: Text/HTML; charset=UTF-8\nContent-Length: 5\n\nhello"),
                arguments(
                        "GET",
                        "HTTP/1.1 404 Nobody Home\nContent-Length: 0\n\n",
                        "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n"),
                arguments(
                        "GET",
                        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nab\n3\ncde\n0\n\n",
                        "HTTP/1.1 200 OK\nContent-Length: 5\n\nabcde"),
                arguments(
                        "HEAD", "HTTP/1.1 200 OK\nContent-Length: 500\n\n", "HTTP/1.1 200 OK\nContent-Length: 500\n\n"),
                arguments("GET", "HTTP/1.1 204 No Content\nX-A: b\n\n", "HTTP/1.1 204 No Content\nX-A: b\n\n"),
                arguments("GET", "HTTP/1.1 204 No Content\nContent-Length: 7\n\n", "HTTP/1.1 204 No Content\n\n"),
                arguments(
                        "GET",
                        "HTTP/1.1 304 Not Modified\nETag: \"x\"\n\n",
                        "HTTP/1.1 304 Not Modified\nETag: \"x\"\n\n"),
                arguments(
                        "GET",
                        "HTTP/1.1 304 Not Modified\nContent-Length: 9\n\n",
                        "HTTP/1.1 304 Not Modified\nContent-Length: 9\n\n"),
                arguments(
                        "GET",
                        "HTTP/1.1 200 OK\nConnection: keep-alive, x-mine\nX-Mine: 1\nKeep-Alive: timeout=9\nProxy-Authenticate: p\nTrailer: t\nUpgrade: u\nContent-Length: 0\n\n",
                        "HTTP/1.1 200 OK\nContent-Length: 0\n\n"),
                arguments(
                        "GET",
                        "HTTP/1.1 200 OK\nx-foo-BAR: a, b;c=\"d, e\"\nSet-Cookie: a=1;Path=/\nSet-Cookie: b=2\nDate: x\nServer: y\nContent-Length: 0\n\n",
                        "HTTP/1.1 200 OK\nX-Foo-Bar: a, b;c=\"d, e\"\nSet-Cookie: a=1;Path=/\nSet-Cookie: b=2\nDate: x\nServer: y\nContent-Length: 0\n\n"),
                arguments("GET", "HTTP/1.1 299\nContent-Length: 0\n\n", "HTTP/1.1 299 299\nContent-Length: 0\n\n"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("answers")
    void answer(String method, String answer, String expected) throws Exception {
        try (RawUpstream upstream = upstream(answer, false);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                client.sendLines(method + " / HTTP/1.1\nHost: h\n\n");
                byte[] got = client.read(crlf(expected).length());
                assertThat(new String(got, StandardCharsets.ISO_8859_1)).isEqualTo(crlf(expected));
            }
            assertThat(upstream.connections()).isEqualTo(1);
        }
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    @Test
    void bodyUntilTheServerCloses() throws Exception {
        try (RawUpstream upstream = upstream("HTTP/1.0 200 OK\n\nall of it", true);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 1; i <= 2; i++) {
                client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
                RawMessage answer = client.readResponse();
                assertThat(answer.text()).isEqualTo("all of it");
                assertThat(answer.value("Transfer-Encoding")).isEqualTo("chunked");
                assertThat(upstream.connections()).isEqualTo(i);
            }
        }
    }

    @Test
    void oldClientGetsBodyUntilClose() throws Exception {
        String chunked = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nab\n";
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines(chunked);
                    connection.readLine();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.0\nHost: h\n\n");
            RawMessage head = client.readHead();
            assertThat(head.has("Transfer-Encoding")).isFalse();
            assertThat(client.read(2)).asString().isEqualTo("ab");
        }
    }

    @Test
    void trailersFollowTheBody() throws Exception {
        try (RawUpstream upstream = upstream(
                        "HTTP/1.1 200 OK\nTrailer: X-Sum\nTransfer-Encoding: chunked\n\n2\nab\n0\nx-sum: 12\nX-B: c\n\n",
                        false);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\nTE: trailers\n\n");
            RawMessage answer = client.readResponse();
            assertThat(answer.text()).isEqualTo("ab");
            assertThat(answer.value("Trailer")).isEqualTo("X-Sum");
            assertThat(answer.trailers()).containsExactly("X-Sum: 12", "X-B: c");
        }
    }

    @Test
    void pieceByPieceAtOnce() throws Exception {
        Semaphore go = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n");
                    for (String piece : new String[] {"3\none\n", "3\ntwo\n", "0\n\n"}) {
                        go.acquire();
                        connection.sendLines(piece);
                    }
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(client.readHead().value("Transfer-Encoding")).isEqualTo("chunked");
            go.release();
            assertThat(client.read(6)).asString().isEqualTo("3\r\none");
            go.release();
            assertThat(client.read(8)).asString().isEqualTo("\r\n3\r\ntwo");
            go.release();
            assertThat(client.read(7)).asString().isEqualTo("\r\n0\r\n\r\n");
        }
    }

    @Test
    void interimAnswersAreRelayed() throws Exception {
        try (RawUpstream upstream = upstream(
                        "HTTP/1.1 103 Early Hints\nLink: </a>\n\nHTTP/1.1 102 Processing\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                        false);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            RawMessage hints = client.readResponse();
            assertThat(hints.status()).isEqualTo(103);
            assertThat(hints.value("Link")).isEqualTo("</a>");
            assertThat(client.readResponse().status()).isEqualTo(102);
            assertThat(client.readResponse().text()).isEqualTo("ok");
        }
    }

    @Test
    void interimAnswerIsRelayedBeforeTheFinalOneExists() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 103 Early Hints\nLink: </a>\n\n");
                    connection.readLine();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().status()).isEqualTo(103);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABC\n\n",
                "HTTP/1.1 OK\n\n",
                "HTTP/1.1 20 OK\n\n",
                "HTTP/1.1 2000 OK\n\n",
                "HTTP/3.7 200 OK\n\n",
                "HTTP/1.1 200 OK\nContent-Length: 1\nTransfer-Encoding: chunked\n\n1\na\n0\n\n",
                "HTTP/1.1 200 OK\nContent-Length: 1\nContent-Length: 2\n\na",
                "HTTP/1.1 200 OK\nContent-Length: -1\n\na",
                "HTTP/1.1 200 OK\nContent-Length: x\n\na",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\na\n0\n\n",
                "HTTP/1.1 200 OK\nTransfer-Encoding: gzip\n\na",
                "HTTP/1.1 200 OK\nContent-Length: 5, 5\n\nhello",
                "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked\n\n1\na\n0\n\n",
                "HTTP/1.1 200 OK\nTransfer-Encoding: identity, chunked\n\n1\na\n0\n\n",
                "HTTP/1.1 200 OK\nTransfer-Encoding: gzip\nTransfer-Encoding: chunked\n\n1\na\n0\n\n",
                "HTTP/1.1 200 OK\nTransfer-Encoding: ,chunked\n\n1\na\n0\n\n",
                "HTTP/1.1 2\u00e90 OK\nContent-Length: 0\n\n",
                "HTTP\u00e9/1.1 200 OK\nContent-Length: 0\n\n",
                "HTTP/1.1 200 OK\nX A: b\nContent-Length: 0\n\n",
                "HTTP/1.1 200 OK\nnocolon\nContent-Length: 0\n\n",
                "HTTP/1.1 101 Switching Protocols\nUpgrade: x\nConnection: Upgrade\n\n"
            })
    void malformed(String answer) throws Exception {
        try (RawUpstream upstream = upstream(answer, false);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 1; i <= 2; i++) {
                client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
                RawMessage got = client.readResponse();
                assertThat(got.status()).isEqualTo(502);
                assertThat(got.text()).isEqualTo("Bad Gateway");
                assertThat(got.headers()).containsExactly("Content-Length: 11");
                assertThat(upstream.connections()).isEqualTo(i);
            }
        }
    }

    @Test
    void headWithoutEnd() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\n");
                    for (int i = 0; i < 1100; i++) {
                        connection.sendLines("X-" + i + ": " + "a".repeat(1000) + "\n");
                    }
                    connection.readLine();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().status()).isEqualTo(502);
        }
    }

    @Test
    void largeHeadIsPassedOn() throws Exception {
        String value = "v".repeat(200_000);
        try (RawUpstream upstream = upstream("HTTP/1.1 200 OK\nX-Long: " + value + "\nContent-Length: 2\n\nok", false);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            RawMessage answer = client.readResponse();
            assertThat(answer.value("X-Long")).isEqualTo(value);
            assertThat(answer.text()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Length: 10\n\nshort",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nshort\n",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n9\nshort",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nshort\n0\n",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nshort\n0\nX-A: b\n"
            })
    void cutAnswerIsVisiblyBroken(String answer) throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines(answer);
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertBroken(client);
        }
    }

    /** Either an answer that says so, if nothing was sent yet, or an end before the end. */
    private static void assertBroken(RawConnection client) {
        try {
            assertThat(client.readResponse().status()).isEqualTo(502);
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining("connection closed");
        }
    }

    @Test
    void resetIsNotTakenForTheEnd() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\n\nsome");
                    connection.readLine();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(client.readHead().value("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(client.read(7)).asString().isEqualTo("4\r\nsome");
            upstream.resetAll();
            assertThatThrownBy(client::readLine).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void badChunkInMidBody() throws Exception {
        Semaphore go = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\nsome\n");
                    go.acquire();
                    connection.sendLines("xyz\n");
                    connection.awaitClose();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            client.readHead();
            assertThat(client.read(7)).asString().isEqualTo("4\r\nsome");
            go.release();
            assertThatThrownBy(client::readLine).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void surplusBytesEndTheConnection() throws Exception {
        try (RawUpstream upstream = upstream(
                        "HTTP/1.1 200 OK\nContent-Length: 2\n\nokHTTP/1.1 200 OK\nContent-Length: 4\n\nevil", false);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 1; i <= 3; i++) {
                client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
                assertThat(client.readResponse().text()).isEqualTo("ok");
                assertThat(upstream.connections()).isEqualTo(i);
            }
        }
    }
}
