package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TlsContexts;
import io.passeur.tls.KeyMaterial;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over TLS by HTTP/1.1: the server does not choose HTTP/2, or is not offered it. */
class HttpsTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");
    private static final KeyMaterial CERTIFICATE = AUTHORITY.issue("127.0.0.1");
    private static final SSLContext TLS = TlsContexts.of(CERTIFICATE, null);
    private static final int LARGE = 10_000_000;

    private static final String GET = "GET / HTTP/1.1\nHost: h\n\n";

    private static RawUpstream serve(RawUpstream.Script script, String... protocols) {
        return new RawUpstream(script, TlsContexts.listen(TLS, false, protocols));
    }

    private static ForwardingServer to(RawUpstream upstream) {
        return ForwardingServer.toHttps(upstream.port(), AUTHORITY, true);
    }

    /** Answers with what it got and the protocol that was chosen. */
    private static void echo(RawConnection connection) {
        while (true) {
            RawMessage request = connection.readRequest();
            String protocol = ((SSLSocket) connection.socket()).getApplicationProtocol();
            String body = request.startLine() + "|" + request.value("Host") + "|" + protocol + "|" + request.text();
            connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http/1.1"})
    void firstRequestsWaitForTheServersChoiceAndUseTheirConnection(String protocol) throws Exception {
        String[] protocols = protocol.isEmpty() ? new String[0] : new String[] {protocol};
        try (RawUpstream upstream = serve(HttpsTest::echo, protocols);
                ForwardingServer server = to(upstream);
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines("POST /x?y HTTP/1.1\nHost: h\nContent-Length: 4\n\nbody");
                assertThat(client.readResponse().text()).isEqualTo("POST /x?y HTTP/1.1|h|" + protocol + "|body");
                client.sendLines("POST /x HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n4\nbody\n0\n\n");
                assertThat(client.readResponse().text()).isEqualTo("POST /x HTTP/1.1|h|" + protocol + "|body");
            }
            assertThat(upstream.connections()).isEqualTo(1);
            assertThat(upstream.failures()).isEmpty();
        }
    }

    @Test
    void manyFirstRequestsAtOnce() throws Exception {
        try (RawUpstream upstream = serve(HttpsTest::echo);
                ForwardingServer server = to(upstream)) {
            List<RawConnection> clients = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                clients.add(server.connect().sendLines("POST /x HTTP/1.1\nHost: h\nContent-Length: 4\n\nbody"));
            }
            for (RawConnection client : clients) {
                assertThat(client.readResponse().text()).isEqualTo("POST /x HTTP/1.1|h||body");
                client.close();
            }
            assertThat(upstream.failures()).isEmpty();
        }
    }

    @Test
    void largeUpload() throws Exception {
        try (RawUpstream upstream = serve(connection -> {
                    int length = connection.readRequest().body().length;
                    connection.sendLines("HTTP/1.1 200 OK\nX-Length: " + length + "\nContent-Length: 0\n\n");
                });
                ForwardingServer server = to(upstream);
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: " + LARGE + "\n\n")
                    .send(new byte[LARGE]);
            assertThat(client.readResponse().value("X-Length")).isEqualTo("" + LARGE);
            assertMemoryIsBounded(server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: " + LARGE, "Connection: close"})
    void largeDownload(String framing) throws Exception {
        byte[] body = new byte[LARGE];
        body[LARGE - 1] = 1;
        try (RawUpstream upstream = serve(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\n" + framing + "\n\n").send(body);
                });
                ForwardingServer server = to(upstream);
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertThat(client.readResponse().body()).isEqualTo(body);
            assertMemoryIsBounded(server);
        }
    }

    private static void assertMemoryIsBounded(ForwardingServer server) {
        ArrayByteBufferPool pool = (ArrayByteBufferPool) server.network().buffers();
        assertThat(pool.getDirectMemory() + pool.getHeapMemory()).isLessThan(1024 * 1024);
    }

    @Test
    void anAnswerThatIsCutIsNotTakenForWhole() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    RawConnection secured = new RawConnection(
                            TLS.getSocketFactory().createSocket(connection.socket(), (InputStream) null, false));
                    secured.readRequest();
                    secured.sendLines("HTTP/1.1 200 OK\nConnection: close\n\nhalf");
                    // The end of the connection without TLS's own end, as anybody on the way could do it.
                    connection.close();
                });
                ForwardingServer server = to(upstream);
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            RawMessage head = client.readHead();
            assertThat(head.status()).isEqualTo(200);
            // Chunks, of which the last one never comes.
            assertThat(new String(readUntilBroken(client), StandardCharsets.US_ASCII))
                    .doesNotContain("\r\n0\r\n");
        }
    }

    private static byte[] readUntilBroken(RawConnection client) {
        try {
            return client.readToEnd();
        } catch (UncheckedIOException e) {
            return new byte[0];
        }
    }

    @Test
    void slowReaderStopsTheServer() throws Exception {
        AtomicLong written = new AtomicLong();
        Semaphore wrote = new Semaphore(0);
        byte[] piece = new byte[64 * 1024];
        try (RawUpstream upstream = serve(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\n\n");
                    while (written.get() < 2 * SocketMemory.MOST) {
                        connection.send(piece);
                        written.addAndGet(piece.length);
                        wrote.release();
                    }
                });
                ForwardingServer server = to(upstream);
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertThat(client.readHead().status()).isEqualTo(200);
            while (wrote.tryAcquire(2, TimeUnit.SECONDS)) {
                assertThat(written.get()).isLessThan(SocketMemory.MOST);
            }
            assertThat(written.get()).isLessThan(SocketMemory.MOST);
            assertMemoryIsBounded(server);
        }
    }

    @Test
    void serverIsToldWhenTheClientLeaves() throws Exception {
        Semaphore closed = new Semaphore(0);
        Semaphore asked = new Semaphore(0);
        try (RawUpstream upstream = serve(connection -> {
                    connection.readRequest();
                    asked.release();
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = to(upstream)) {
            try (RawConnection client = server.connect()) {
                client.sendLines(GET);
                assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.awaitStatus()).isEqualTo(499);
        }
    }

    @Test
    void aConnectionThatTheServerClosedIsNotUsedAgain() throws Exception {
        Semaphore close = new Semaphore(0);
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = serve(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                    close.acquire();
                    connection.close();
                    closed.release();
                });
                ForwardingServer server = to(upstream);
                RawConnection client = server.connect()) {
            for (int i = 1; i <= 5; i++) {
                client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 1\n\nx");
                assertThat(client.readResponse().status()).isEqualTo(200);
                close.release();
                assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                assertThat(upstream.connections()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void resumesSessions(String version) throws Exception {
        BlockingQueue<Long> created = new LinkedBlockingQueue<>();
        try (RawUpstream upstream = serve(
                        connection -> {
                            connection.readRequest();
                            SSLSocket socket = (SSLSocket) connection.socket();
                            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
                            created.add(socket.getSession().getCreationTime());
                            connection.sendLines("HTTP/1.1 200 OK\nConnection: close\nContent-Length: 2\n\nok");
                        },
                        version.equals("TLSv1.2") ? new String[] {"http/1.1"} : new String[0]);
                ForwardingServer server = ForwardingServer.toHttps(upstream.port(), AUTHORITY, true, version);
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines(GET);
                assertThat(client.readResponse().status()).isEqualTo(200);
            }
            assertThat(List.of(created.take(), created.take(), created.take()).stream()
                            .distinct())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void upgradesGoByHttp1AlsoToServersThatWouldChooseHttp2(boolean http2) throws Exception {
        String[] protocols = http2 ? new String[] {"h2", "http/1.1"} : new String[0];
        try (RawUpstream upstream = serve(
                        connection -> {
                            RawMessage head = connection.readHead();
                            assertThat(head.value("Upgrade")).isEqualTo("websocket");
                            connection.sendLines(
                                    "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n\nhi");
                            while (true) {
                                connection.send(connection.read(1));
                            }
                        },
                        protocols);
                ForwardingServer server = to(upstream);
                RawConnection client = server.connect()) {
            client.sendLines("GET /ws HTTP/1.1\nHost: h\nConnection: Upgrade\nUpgrade: websocket\n\n");
            assertThat(client.readHead().status()).isEqualTo(101);
            assertThat(client.read(2)).asString().isEqualTo("hi");
            client.send("x".repeat(100_000));
            assertThat(client.read(100_000)).asString().isEqualTo("x".repeat(100_000));
            assertThat(upstream.failures()).isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotAnswerTheHandshakeCostsNoMoreThanTheDialTimeout() throws Exception {
        try (RawUpstream upstream = new RawUpstream(RawConnection::awaitClose);
                ForwardingServer server = ForwardingServer.toHttps(upstream.port(), AUTHORITY, false, "TLSv1.3");
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertThat(client.readResponse().status()).isEqualTo(504);
        }
    }
}
