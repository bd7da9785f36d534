package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client sends and what the server gets of it. {@code {port}} stands for the server's port. */
class RequestOnTheWireTest {

    private static final BlockingQueue<RawMessage> seen = new LinkedBlockingQueue<>();
    private static RawUpstream upstream;
    private static ForwardingServer server;

    @BeforeAll
    static void start() {
        upstream = new RawUpstream(connection -> {
            while (true) {
                RawMessage request = connection.readRequest();
                seen.add(request);
                connection.sendLines("HTTP/1.1 204 No Content\n\n");
            }
        });
        server = ForwardingServer.to(upstream.port());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        upstream.close();
        assertThat(upstream.failures()).isEmpty();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments(
                        "plain",
                        "GET /a/b?c=d HTTP/1.1\nHost: example.org\nUser-Agent: t\nAccept: */*",
                        "GET /a/b?c=d HTTP/1.1\nHost: example.org\nUser-Agent: t\nAccept: */*\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "nothing is invented",
                        "GET / HTTP/1.1\nHost: h",
                        "GET / HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "host as it came",
                        "GET / HTTP/1.1\nHost: EXAMPLE.org:8080",
                        "GET / HTTP/1.1\nHost: EXAMPLE.org:8080\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "method as it came",
                        "purge / HTTP/1.1\nHost: h",
                        "purge / HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "target as it came",
                        "GET /%2F//a%20b/..%2e/ü?q={x}&%zz&a=%41 HTTP/1.1\nHost: h",
                        "GET /%2F//a%20b/..%2e/ü?q={x}&%zz&a=%41 HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "empty query",
                        "GET /a? HTTP/1.1\nHost: h",
                        "GET /a? HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "asterisk",
                        "OPTIONS * HTTP/1.1\nHost: h",
                        "OPTIONS * HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "absolute target without a path",
                        "GET http://h HTTP/1.1\nHost: h",
                        "GET / HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "hop by hop",
                        "GET / HTTP/1.1\nHost: h\nConnection: keep-alive, X-Mine\nX-Mine: 1\nX-Yours: 2\nKeep-Alive: 5\nTE: gzip\nProxy-Authorization: p\nProxy-Connection: c",
                        "GET / HTTP/1.1\nHost: h\nX-Yours: 2\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "trailers are welcome",
                        "GET / HTTP/1.1\nHost: h\nConnection: TE\nTE: gzip, trailers",
                        "GET / HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1\nTe: trailers"),
                arguments(
                        "names are canonical",
                        "GET / HTTP/1.1\nHost: h\nx-foo-BAR: 1\nETAG: 2\nsec-websocket-key: 3\nDNT: 1\nx_y: 4",
                        "GET / HTTP/1.1\nHost: h\nX-Foo-Bar: 1\nEtag: 2\nSec-WebSocket-Key: 3\nDnt: 1\nX_y: 4\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "values are verbatim",
                        "GET / HTTP/1.1\nHost: h\nX-A: a,  b;c=\"d, e\"\nX-A: ü\nCookie: a=1;b=2\nX-Empty:",
                        "GET / HTTP/1.1\nHost: h\nX-A: a,  b;c=\"d, e\"\nX-A: ü\nCookie: a=1;b=2\nX-Empty: \nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "peer is appended",
                        "GET / HTTP/1.1\nHost: h\nX-Forwarded-For: 1.2.3.4\nX-Forwarded-For: 5.6.7.8",
                        "GET / HTTP/1.1\nHost: h\nX-Forwarded-For: 1.2.3.4, 5.6.7.8, 127.0.0.1"),
                arguments(
                        "empty body",
                        "POST / HTTP/1.1\nHost: h\nContent-Length: 0",
                        "POST / HTTP/1.1\nHost: h\nContent-Length: 0\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "no body, no length",
                        "POST / HTTP/1.1\nHost: h",
                        "POST / HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1"),
                arguments(
                        "HTTP/1.0",
                        "GET / HTTP/1.0\nHost: h\nConnection: close",
                        "GET / HTTP/1.1\nHost: h\nX-Forwarded-For: 127.0.0.1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void head(String name, String sent, String expected) throws Exception {
        try (RawConnection client = server.connect()) {
            client.send(bytes(sent.replace("\n", "\r\n") + "\r\n\r\n"));
            assertThat(client.readResponse().status()).as(name).isEqualTo(204);
        }
        assertThat(lines(next())).isEqualTo(expected);
    }

    /** The file's text is UTF-8, as browsers send it. */
    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String lines(RawMessage message) {
        String all = message.startLine() + "\n" + String.join("\n", message.headers());
        return new String(
                all.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static RawMessage next() throws InterruptedException {
        RawMessage message = seen.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the server got nothing");
        }
        return message;
    }

    @Test
    void headsLargerThanBuffersArePassedOn() throws Exception {
        String value = "v".repeat(60_000);
        try (RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\nX-Long: " + value + "\n\n");
            assertThat(client.readResponse().status()).isEqualTo(204);
        }
        assertThat(next().value("X-Long")).isEqualTo(value);
    }

    @Test
    void ownHostAndPath() throws Exception {
        UpstreamTarget usual = ForwardingServer.target(upstream.port(), ForwardingServer.SETTINGS);
        UpstreamTarget target = new UpstreamTarget(
                usual.protocol(), usual.host(), usual.port(), usual.transport(), false, true, "/base");
        try (ForwardingServer other = new ForwardingServer(target);
                RawConnection client = other.connect()) {
            client.sendLines("GET /a?b HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().status()).isEqualTo(204);
        }
        RawMessage got = next();
        assertThat(got.startLine()).isEqualTo("GET /base/a?b HTTP/1.1");
        assertThat(got.value("Host")).isEqualTo("127.0.0.1:" + upstream.port());
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("Content-Length: 5", "hello", "Content-Length: 5", "hello"),
                arguments(
                        "Transfer-Encoding: chunked", "5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked", "hello"),
                arguments("Transfer-Encoding: chunked", "0\r\n\r\n", "Transfer-Encoding: chunked", ""),
                arguments(
                        "Transfer-Encoding: chunked",
                        "1\r\na\r\n2;ext=1\r\nbc\r\n1\r\nd\r\n0\r\n\r\n",
                        "Transfer-Encoding: chunked",
                        "abcd"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bodies")
    void body(String framing, String sent, String expectedFraming, String expected) throws Exception {
        try (RawConnection client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                client.sendLines("PUT / HTTP/1.1\nHost: h\n" + framing + "\n\n").send(sent);
                assertThat(client.readResponse().status()).isEqualTo(204);
                RawMessage got = next();
                assertThat(got.headers()).contains(expectedFraming);
                assertThat(got.text()).isEqualTo(expected);
            }
        }
    }

    @Test
    void trailersFollowTheBody() throws Exception {
        try (RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nTrailer: x-sum\nTransfer-Encoding: chunked\n\n"
                    + "2\nab\n0\nx-sum: 12\n\n");
            assertThat(client.readResponse().status()).isEqualTo(204);
        }
        RawMessage got = next();
        assertThat(got.trailers()).containsExactly("X-Sum: 12");
        assertThat(got.headers()).contains("Trailer: x-sum");
    }

    @Test
    void connectIsRefused() {
        try (RawConnection client = server.connect()) {
            client.sendLines("CONNECT example.org:443 HTTP/1.1\nHost: example.org:443\n\n");
            RawMessage answer = client.readResponse();
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.body()).isEmpty();
        }
    }
}
