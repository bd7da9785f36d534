package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TlsContexts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a connection to a server carries another request and when it does not. */
class ReuseTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");
    private static final SSLContext TLS = TlsContexts.of(AUTHORITY.issue("127.0.0.1"), null);
    private static final String GET = "GET / HTTP/1.1\nHost: h\n\n";

    private static TransportSettings idle(int max, Duration timeout) {
        TransportSettings usual = ForwardingServer.SETTINGS;
        return new TransportSettings(
                max,
                usual.dialTimeout(),
                usual.responseHeaderTimeout(),
                timeout,
                usual.readIdleTimeout(),
                usual.pingTimeout(),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, X-A: b, 1",
        "HTTP/1.1, Connection: close, 3",
        "HTTP/1.1, Keep-Alive: timeout=60, 1",
        "HTTP/1.1, Keep-Alive: timeout=1, 3",
        "HTTP/1.1, Keep-Alive: timeout=x, 1",
        "HTTP/1.0, X-A: b, 3",
        "HTTP/1.0, Connection: keep-alive, 1"
    })
    void whatTheServerSays(String version, String header, int connections) throws Exception {
        try (RawUpstream upstream =
                        RawUpstream.respondingWith(version + " 200 OK\n" + header + "\nContent-Length: 2\n\nok");
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines(GET);
                assertThat(client.readResponse().text()).isEqualTo("ok");
                server.awaitStatus();
            }
            assertThat(upstream.connections()).isEqualTo(connections);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 1"})
    void howManyMayBeIdle(int max, int connections) throws Exception {
        try (RawUpstream upstream = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                ForwardingServer server = new ForwardingServer(
                        ForwardingServer.target(upstream.port(), idle(max, Duration.ofSeconds(90))));
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines(GET);
                assertThat(client.readResponse().text()).isEqualTo("ok");
                server.awaitStatus();
            }
            assertThat(upstream.connections()).isEqualTo(connections);
        }
    }

    @Test
    void idleConnectionsAreClosedInTime() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = new ForwardingServer(
                        ForwardingServer.target(upstream.port(), idle(10, Duration.ofMillis(100))));
                RawConnection client = server.connect()) {
            for (int i = 1; i <= 2; i++) {
                client.sendLines(GET);
                assertThat(client.readResponse().text()).isEqualTo("ok");
                assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                assertThat(upstream.connections()).isEqualTo(i);
            }
        }
    }

    /** The server closes after each answer without a word, as after its own idle timeout. */
    @Test
    void connectionsThatTheServerHasClosedAreNotUsed() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                    connection.shutdownOutput();
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 1; i <= 5; i++) {
                client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 0\n\n");
                assertThat(client.readResponse().text()).isEqualTo("ok");
                assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                assertThat(upstream.connections()).isEqualTo(i);
            }
        }
    }

    @Test
    void unaskedBytesEndAnIdleConnection() throws Exception {
        Semaphore go = new Semaphore(0);
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                    go.acquire();
                    connection.sendLines("HTTP/1.1 408 Request Timeout\nContent-Length: 0\n\n");
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 1; i <= 2; i++) {
                client.sendLines(GET);
                assertThat(client.readResponse().text()).isEqualTo("ok");
                server.awaitStatus();
                go.release();
                assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void idleConnectionsEndWithTheLastUse() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
            connection.readRequest();
            connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
            connection.awaitClose();
            closed.release();
        })) {
            try (ForwardingServer server = ForwardingServer.to(upstream.port());
                    RawConnection client = server.connect()) {
                Upstream second = server.open(ForwardingServer.target(upstream.port(), ForwardingServer.SETTINGS));
                client.sendLines(GET);
                assertThat(client.readResponse().text()).isEqualTo("ok");
                server.awaitStatus();
                second.close();
                second.close();
                assertThat(closed.availablePermits()).isZero();
                server.closeUpstream();
                assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /**
     * The server ends an idle connection while its lane is busy with the very request that would be sent on it. No request is
     * lost by that, not even one that must not be sent twice.
     */
    @ParameterizedTest
    @MethodSource("endings")
    void connectionsThatTheServerEndsWhileTheirLaneIsBusyAreNotUsed(String request, boolean reset, boolean secure)
            throws Exception {
        Semaphore go = new Semaphore(0);
        Semaphore ended = new Semaphore(0);
        RawUpstream.Script script = connection -> {
            RawConnection layer = secure ? secured(connection) : connection;
            String body = layer.readRequest().text();
            layer.sendLines("HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
            go.acquire();
            if (reset) {
                connection.reset();
            } else {
                layer.shutdownOutput();
                connection.close();
            }
            ended.release();
        };
        try (RawUpstream upstream = new RawUpstream(script);
                ForwardingServer server = secure
                        ? ForwardingServer.toHttps(upstream.port(), AUTHORITY, true)
                        : ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(GET);
            assertThat(client.readResponse().status()).isEqualTo(200);
            server.awaitStatus();
            server.beforeHandling(() -> {
                go.release();
                ended.acquireUninterruptibly();
            });
            client.sendLines(request);
            RawMessage answer = client.readResponse();
            assertThat(answer.text()).isEqualTo(request.contains("hello") ? "hello" : "");
            assertThat(upstream.connections()).isEqualTo(2);
        }
    }

    /** A layer of its own, so that closing the connection does not wait for what the other side says to that. */
    private static RawConnection secured(RawConnection connection) throws IOException {
        return new RawConnection(TLS.getSocketFactory().createSocket(connection.socket(), (InputStream) null, false));
    }

    private static Stream<Arguments> endings() {
        return Stream.of(
                        "GET / HTTP/1.1\nHost: h\n\n",
                        "DELETE / HTTP/1.1\nHost: h\n\n",
                        "POST / HTTP/1.1\nHost: h\nContent-Length: 5\n\nhello",
                        "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n")
                .flatMap(request -> Stream.of(false, true)
                        .flatMap(reset -> Stream.of(false, true).map(secure -> Arguments.of(request, reset, secure))));
    }
}
