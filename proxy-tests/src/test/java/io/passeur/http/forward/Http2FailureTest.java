package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens if an HTTP/2 server, or the client, does not play its part. */
@Timeout(60)
final class Http2FailureTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    /** SETTINGS without content, and the answer to the client's. */
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0};

    private final BlockingQueue<FrameExchange> requests = new LinkedBlockingQueue<>();

    private static TransportSettings settings(Duration dial, Duration head, Duration readIdle, Duration ping) {
        return new TransportSettings(200, dial, head, LONG, readIdle, ping, null);
    }

    private static void assertAnswer(ForwardingServer proxy, int status, String body) {
        try (RawConnection client = proxy.connect();
                FrameClient http2 = new FrameClient(proxy.port())) {
            RawMessage answer = client.sendLines("GET / HTTP/1.1\nHost: a\n\n").readResponse();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).isEqualTo(body);
            FrameExchange call = http2.get("/");
            assertThat(call.status()).isEqualTo(status);
            assertThat(call.text()).isEqualTo(body);
        }
    }

    /** A server that takes requests and says nothing. */
    private FrameServer mute() {
        return new FrameServer((stream, head) -> {
            FrameExchange exchange = new FrameExchange();
            exchange.onRequest(stream, head);
            requests.add(exchange);
            return exchange;
        });
    }

    private FrameExchange received() throws InterruptedException {
        return requests.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void refusedConnection() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (ForwardingServer proxy = ForwardingServer.toH2c(port)) {
            assertAnswer(proxy, 502, "Bad Gateway");
        }
    }

    @Test
    void nameThatDoesNotExist() throws Exception {
        try (ForwardingServer proxy = new ForwardingServer(new UpstreamTarget(
                Protocol.H2C, "does-not-exist.invalid", 80, ForwardingServer.SETTINGS, true, false, ""))) {
            assertAnswer(proxy, 502, "Bad Gateway");
        }
    }

    @Test
    void serverThatSpeaksOnlyHttp1() throws Exception {
        try (RawUpstream server = new RawUpstream(connection -> {
                    connection.readHead();
                    connection
                            .sendLines("HTTP/1.1 400 Bad Request\nContent-Length: 0\nConnection: close\n\n")
                            .awaitClose();
                });
                ForwardingServer proxy = ForwardingServer.toH2c(server.port())) {
            assertAnswer(proxy, 502, "Bad Gateway");
        }
    }

    @Test
    void serverThatClosesAtOnce() throws Exception {
        try (RawUpstream server = new RawUpstream(connection -> connection.readHead());
                ForwardingServer proxy = ForwardingServer.toH2c(server.port())) {
            assertAnswer(proxy, 502, "Bad Gateway");
        }
    }

    @Test
    void serverThatDoesNotBeginHttp2InTime() throws Exception {
        try (RawUpstream server = new RawUpstream(RawConnection::awaitClose);
                ForwardingServer proxy = ForwardingServer.toH2c(
                        server.port(), settings(SHORT, Duration.ZERO, Duration.ZERO, Duration.ZERO))) {
            assertAnswer(proxy, 504, "Gateway Timeout");
        }
    }

    @Test
    void serverThatDoesNotAnswerInTime() throws Exception {
        try (FrameServer server = mute();
                ForwardingServer proxy =
                        ForwardingServer.toH2c(server.port(), settings(LONG, SHORT, Duration.ZERO, Duration.ZERO))) {
            assertAnswer(proxy, 504, "Gateway Timeout");
            assertThat(received().reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
        }
    }

    @Test
    void serverThatDoesNotAnswerPings() throws Exception {
        try (RawUpstream server =
                        new RawUpstream(connection -> connection.send(SETTINGS).awaitClose());
                ForwardingServer proxy =
                        ForwardingServer.toH2c(server.port(), settings(LONG, Duration.ZERO, SHORT, SHORT))) {
            assertAnswer(proxy, 504, "Gateway Timeout");
        }
    }

    @Test
    void serverThatAnswersPingsMayTakeItsTime() throws Exception {
        Duration patience = Duration.ofSeconds(2);
        try (RawUpstream server = new RawUpstream(Http2FailureTest::answerTwoPings);
                ForwardingServer proxy =
                        ForwardingServer.toH2c(server.port(), settings(LONG, Duration.ZERO, SHORT, patience));
                FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(server.failures()).isEmpty();
        }
    }

    /** Speaks just enough HTTP/2: of what comes behind the preface only PING (6) is answered, then the request. */
    private static void answerTwoPings(RawConnection connection) {
        connection.send(SETTINGS).read(24);
        for (int pings = 0; pings < 2; ) {
            byte[] head = connection.read(9);
            byte[] payload = connection.read((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff);
            if (head[3] == 6) {
                head[4] = 1;
                connection.send(head).send(payload);
                pings++;
            }
        }
        // HEADERS with END_STREAM and END_HEADERS on stream 1: status 200 of the static table.
        connection.send(new byte[] {0, 0, 1, 1, 5, 0, 0, 0, 1, (byte) 0x88}).awaitClose();
    }

    @ParameterizedTest
    @CsvSource({"INTERNAL_ERROR", "PROTOCOL_ERROR", "CANCEL_STREAM_ERROR", "NO_ERROR"})
    void serverThatResetsInsteadOfAnswering(ErrorCode error) throws Exception {
        try (FrameServer server = new FrameServer((stream, head) -> {
                    stream.reset(new ResetFrame(stream.getId(), error.code), Callback.NOOP);
                    return new FrameExchange();
                });
                ForwardingServer proxy = ForwardingServer.toH2c(server.port())) {
            assertAnswer(proxy, 502, "Bad Gateway");
        }
    }

    @Test
    void serverThatClosesTheConnectionInsteadOfAnswering() throws Exception {
        try (RawUpstream server = new RawUpstream(connection -> {
                    connection.send(SETTINGS);
                    // The preface of 24 bytes, SETTINGS and more, and the beginning of what follows them.
                    connection.read(24 + 9 + 30 + 9 + 9);
                });
                ForwardingServer proxy = ForwardingServer.toH2c(server.port())) {
            assertAnswer(proxy, 502, "Bad Gateway");
        }
    }

    @Test
    void http1ClientThatLeaves() throws Exception {
        try (FrameServer server = mute();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port())) {
            RawConnection client = proxy.connect().sendLines("GET / HTTP/1.1\nHost: a\n\n");
            FrameExchange request = received();
            client.close();
            assertThat(request.reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
            assertThat(proxy.awaitStatus()).isEqualTo(499);
        }
    }

    @Test
    void http1ClientThatLeavesInItsBody() throws Exception {
        try (FrameServer server = mute();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port())) {
            RawConnection client = proxy.connect().sendLines("POST / HTTP/1.1\nHost: a\nContent-Length: 10\n\n12345");
            FrameExchange request = received();
            client.close();
            assertThat(request.reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
            assertThat(proxy.awaitStatus()).isEqualTo(499);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void http2ClientThatResets(boolean whole) throws Exception {
        try (FrameServer server = mute();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange call = client.send("POST", "/", whole);
            FrameExchange request = received();
            call.reset(ErrorCode.CANCEL_STREAM_ERROR.code);
            assertThat(request.reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
            assertThat(proxy.awaitStatus()).isEqualTo(499);
        }
    }

    @Test
    void clientThatLeavesInTheAnswersBody() throws Exception {
        try (FrameServer server = mute();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange call = client.get("/");
            FrameExchange request = received().head(200, false).data("hello", false);
            assertThat(call.status()).isEqualTo(200);
            call.reset(ErrorCode.CANCEL_STREAM_ERROR.code);
            assertThat(request.reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
            RawConnection http1 = proxy.connect().sendLines("GET / HTTP/1.1\nHost: a\n\n");
            request = received().head(200, false).data("hello", false);
            http1.readHead();
            http1.close();
            assertThat(request.reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
        }
    }

    @Test
    void bodyOfARefusedRequestIsReadSoThatTheAnswerArrives() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (ForwardingServer proxy = ForwardingServer.toH2c(port);
                RawConnection client = proxy.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: a\nContent-Length: 100000\n\n")
                    .send(new byte[100_000]);
            assertThat(client.readResponse().status()).isEqualTo(502);
        }
    }

    @Test
    void connectIsNotSupported() throws Exception {
        try (FrameServer server = mute();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                RawConnection client = proxy.connect()) {
            client.sendLines("CONNECT a:443 HTTP/1.1\nHost: a:443\n\n");
            assertThat(client.readHead().status()).isEqualTo(501);
        }
    }
}
