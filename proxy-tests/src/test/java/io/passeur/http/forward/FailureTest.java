package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which answer stands for which failure, and that nothing is left behind. */
class FailureTest {

    private static final String GET = "GET / HTTP/1.1\nHost: h\n\n";

    private static void assertAnswer(RawConnection client, int status, String text) {
        RawMessage answer = client.readResponse();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(text);
        assertThat(answer.has("Content-Type")).isFalse();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void refused() throws Exception {
        try (ForwardingServer server = ForwardingServer.to(freePort());
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines(GET);
                assertAnswer(client, 502, "Bad Gateway");
                assertThat(server.awaitStatus()).isEqualTo(502);
            }
        }
    }

    @Test
    void refusedWithABody() throws Exception {
        try (ForwardingServer server = ForwardingServer.to(freePort());
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 5\n\nhello");
                assertAnswer(client, 502, "Bad Gateway");
            }
        }
    }

    @Test
    void unknownHost() throws Exception {
        UpstreamTarget target = new UpstreamTarget(
                Protocol.HTTP, "no-such-host.invalid", 80, ForwardingServer.SETTINGS, true, false, "");
        try (ForwardingServer server = new ForwardingServer(target);
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertAnswer(client, 502, "Bad Gateway");
        }
    }

    @Test
    void closedBeforeTheAnswer() throws Exception {
        try (RawUpstream upstream = new RawUpstream(RawConnection::readRequest);
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertAnswer(client, 502, "Bad Gateway");
        }
    }

    @Test
    void closedWithinTheHead() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Le");
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertAnswer(client, 502, "Bad Gateway");
        }
    }

    @Test
    void resetBeforeTheAnswer() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.reset();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertAnswer(client, 502, "Bad Gateway");
        }
    }

    private static TransportSettings patience(Duration dial, Duration header) {
        TransportSettings usual = ForwardingServer.SETTINGS;
        return new TransportSettings(
                usual.maxIdle(), dial, header, usual.idleTimeout(), usual.readIdleTimeout(), usual.pingTimeout(), null);
    }

    @Test
    void noAnswerInTime() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = new ForwardingServer(ForwardingServer.target(
                        upstream.port(), patience(Duration.ofSeconds(30), Duration.ofMillis(50))));
                RawConnection client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                client.sendLines(GET);
                assertAnswer(client, 504, "Gateway Timeout");
                assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 5\n\nhello");
            assertAnswer(client, 504, "Gateway Timeout");
        }
    }

    @Test
    void noConnectionInTime() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = new ArrayList<>();
            try (ForwardingServer server = new ForwardingServer(ForwardingServer.target(
                            full.getLocalPort(), patience(Duration.ofMillis(200), Duration.ZERO)));
                    RawConnection client = server.connect()) {
                // The kernel keeps two connections that nobody accepts; the next gets no answer.
                for (int i = 0; i < 2; i++) {
                    waiting.add(new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort()));
                }
                client.sendLines(GET);
                assertAnswer(client, 504, "Gateway Timeout");
            } finally {
                for (Socket socket : waiting) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void clientGoesWhileTheServerThinks() throws Exception {
        Semaphore asked = new Semaphore(0);
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    asked.release();
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            client.close();
            assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.awaitStatus()).isEqualTo(499);
        }
    }

    @Test
    void clientGoesInMidAnswer() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\n\nsome");
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            client.readHead();
            client.close();
            assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.awaitStatus()).isEqualTo(200);
        }
    }

    @Test
    void clientGoesInMidRequest() throws Exception {
        Semaphore asked = new Semaphore(0);
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    asked.release();
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 500\n\nbegin");
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            client.close();
            assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.awaitStatus()).isEqualTo(499);
        }
    }

    @Test
    void requestsSentAheadAreNotLost() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    while (true) {
                        String path = connection.readRequest().startLine().split(" ")[1];
                        connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + path.length() + "\n\n" + path);
                    }
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                all.append("GET /").append(i).append(" HTTP/1.1\nHost: h\n\n");
            }
            client.sendLines(all.toString());
            for (int i = 0; i < 200; i++) {
                assertThat(client.readResponse().text()).isEqualTo("/" + i);
            }
            assertThat(upstream.connections()).isEqualTo(1);
        }
    }

    @Test
    void requestSentWhileTheFirstIsUnderWay() throws Exception {
        Semaphore asked = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    while (true) {
                        String path = connection.readRequest().startLine().split(" ")[1];
                        asked.release();
                        go.acquire();
                        connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + path.length() + "\n\n" + path);
                    }
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET /1 HTTP/1.1\nHost: h\n\n");
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            String padding = "X-Pad: " + "p".repeat(3000) + "\n";
            client.sendLines("GET /2 HTTP/1.1\nHost: h\n" + padding + "\nGET /3 HTTP/1.1\nHost: h\n\n");
            go.release(3);
            for (int i = 1; i <= 3; i++) {
                assertThat(client.readResponse().text()).isEqualTo("/" + i);
            }
        }
    }
}
