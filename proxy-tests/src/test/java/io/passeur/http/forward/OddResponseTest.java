package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of HTTP/1.1 servers that are unusual but have one meaning, and 1xx responses that must not disturb what follows. */
@Timeout(60)
final class OddResponseTest {

    private static final String GET = "GET / HTTP/1.1\nHost: h\nTE: trailers\n\n";

    static Stream<Arguments> odd() {
        return Stream.of(
                arguments("HTTP/1.1 200 \u00e9t\u00e9\nContent-Length: 2\n\nok", ""),
                arguments("HTTP/1.1 200 \u00e9\nContent-Length: 2\n\nok", ""),
                arguments("HTTP/1.1 200 \u0001\u007f\t\nContent-Length: 2\n\nok", ""),
                arguments("HTTP/1.1 200   spaced  out \nContent-Length: 2\n\nok", ""),
                arguments("HTTP/1.1 200\nContent-Length: 2\n\nok", ""),
                arguments("HTTP/1.1 200 OK\nX-A : b\nContent-Length\t: 2\n\nok", "b"),
                arguments("HTTP/1.1 200 OK\nX-A: b\n c\n\td\nContent-Length: 2\n\nok", "b c d"),
                arguments("HTTP/1.1 200 OK\nContent-Length: 2\nX-A: b\nContent-Length: 2\n\nok", "b"),
                arguments("HTTP/1.1 200 OK\nContent-Length: 2\nContent-Length: 02\nX-A: b\n\nok", "b"));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void passes(String response, String field) throws Exception {
        try (RawUpstream upstream = RawUpstream.respondingWith(response);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                RawMessage got = client.sendLines(GET).readResponse();
                assertThat(got.startLine()).isEqualTo("HTTP/1.1 200 OK");
                assertThat(got.value("X-A")).isEqualTo(field);
                assertThat(got.values("Content-Length")).containsExactly("2");
                assertThat(got.text()).isEqualTo("ok");
            }
            assertThat(upstream.connections()).isEqualTo(1);
        }
    }

    @Test
    void reasonPhraseInPieces() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    for (byte b : "HTTP/1.1 200 \u00e9t\u00e9\r\nContent-Length: 2\r\n\r\nok"
                            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)) {
                        connection.send(new byte[] {b});
                    }
                    connection.awaitClose();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            assertThat(client.sendLines(GET).readResponse().text()).isEqualTo("ok");
        }
    }

    private static final String HINTS =
            "HTTP/1.1 103 Early Hints\nContent-Length: 5\nContent-Type: a/b\nContent-Encoding: gzip\n"
                    + "Trailer: x\nContent-Security-Policy: p\nLink: </a>\n\n";

    @Test
    void fieldsThatDescribeContentDoNotPassIn1xx() throws Exception {
        try (RawUpstream upstream = RawUpstream.respondingWith(HINTS + "HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect();
                FrameClient http2 = new FrameClient(server.port())) {
            RawMessage hints = client.sendLines(GET).readHead();
            assertThat(hints.headers()).containsExactlyInAnyOrder("Content-Security-Policy: p", "Link: </a>");
            assertThat(client.readResponse().text()).isEqualTo("ok");
            FrameExchange call = http2.get("/");
            assertThat(call.text()).isEqualTo("ok");
            assertThat(call.interims().get(0).getHttpFields().getFieldNamesCollection())
                    .containsExactlyInAnyOrder("content-security-policy", "link");
        }
    }

    @Test
    void noLengthIsPromisedBeforeTrailers() throws Exception {
        try (RawUpstream upstream = RawUpstream.respondingWith(
                        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nok\n0\nX-Sum: 1\n\n");
                ForwardingServer server = ForwardingServer.to(upstream.port());
                FrameClient http2 = new FrameClient(server.port())) {
            FrameExchange call = http2.get("/");
            assertThat(call.text()).isEqualTo("ok");
            assertThat(call.trailers().get("x-sum")).isEqualTo("1");
            assertThat(call.fields().get("content-length")).isNull();
        }
    }

    @Test
    void trailersThatFrameOrRouteDoNotPass() throws Exception {
        String trailers = "Content-Length: 7\nSet-Cookie: a\nX-Forwarded-For: 1\nTransfer_Encoding: chunked\nX-Ok: 1\n";
        try (RawUpstream upstream = RawUpstream.respondingWith(
                        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nTrailer: Content-Length, X-Ok\n\n2\nok\n0\n"
                                + trailers + "\n");
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect();
                FrameClient http2 = new FrameClient(server.port())) {
            RawMessage got = client.sendLines(GET).readResponse();
            assertThat(got.value("Trailer")).isEqualTo("X-Ok");
            assertThat(got.trailers()).containsExactly("X-Ok: 1");
            FrameExchange call = http2.get("/");
            assertThat(call.trailers().size()).isEqualTo(1);
            assertThat(call.trailers().get("x-ok")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: other\n\n",
                "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: websocket, other\n\n",
                "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\n\n",
                "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n",
                "HTTP/1.1 101 Switching Protocols\n\n"
            })
    void protocolThatNobodyAskedFor(String response) throws Exception {
        try (RawUpstream upstream = RawUpstream.respondingWith(response);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\nConnection: Upgrade\nUpgrade: websocket\n\n");
            assertThat(client.readResponse().status()).isEqualTo(502);
            assertThat(client.sendLines(GET).readResponse().status()).isEqualTo(502);
        }
    }

    @Test
    void oneOfTheProtocolsThatWereAskedFor() throws Exception {
        try (RawUpstream upstream = RawUpstream.respondingWith(
                        "HTTP/1.1 101 Switching Protocols\nConnection: upgrade\nUpgrade: WebSocket\n\n");
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\nConnection: Upgrade\nUpgrade: other, websocket\n\n");
            assertThat(client.readHead().status()).isEqualTo(101);
        }
    }

    @Test
    void endlessInterimResponses() throws Exception {
        try (RawUpstream upstream = RawUpstream.respondingWith("HTTP/1.1 102 Processing\n\n".repeat(100));
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            int status = 102;
            while (status == 102) {
                status = client.readResponse().status();
            }
            assertThat(status).isEqualTo(502);
        }
    }
}
