package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TlsContexts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {

    private static final String REQUEST =
            "GET /ws HTTP/1.1\nHost: h\nconnection: keep-alive, Upgrade\nupgrade: websocket\nsec-websocket-key: k\n\n";
    private static final String SWITCH =
            "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nsec-websocket-accept: a\n\n";

    /** Answers 101 and sends back what it hears. */
    private static RawUpstream echo() {
        return new RawUpstream(connection -> {
            RawMessage head = connection.readHead();
            assertThat(head.value("Connection")).isEqualTo("Upgrade");
            assertThat(head.value("Upgrade")).isEqualTo("websocket");
            assertThat(head.headers()).contains("Sec-WebSocket-Key: k");
            connection.sendLines(SWITCH);
            while (true) {
                connection.send(connection.read(1));
            }
        });
    }

    @Test
    void bytesGoBothWays() throws Exception {
        try (RawUpstream upstream = echo();
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(REQUEST);
            RawMessage answer = client.readHead();
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.headers())
                    .containsExactlyInAnyOrder("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: a");
            for (String word : new String[] {"ping", "pong"}) {
                client.send(word);
                assertThat(client.read(4)).asString().isEqualTo(word);
            }
            assertThat(server.awaitStatus()).isEqualTo(101);
            assertThat(upstream.failures()).isEmpty();
        }
    }

    /** As behind a blocking middleware: the server may respond on an idle connection before the writing thread is done with it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTunnelOpensOnAConnectionThatAnotherThreadWritesOn(boolean secure) throws Exception {
        CertificateAuthority authority = CertificateAuthority.root("authority");
        RawUpstream.Script script = connection -> {
            while (!connection.readHead().has("Upgrade")) {
                connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            }
            connection.sendLines(SWITCH);
            while (true) {
                connection.send(connection.read(1));
            }
        };
        try (RawUpstream upstream = secure
                        ? new RawUpstream(
                                script, TlsContexts.listen(TlsContexts.of(authority.issue("127.0.0.1"), null), false))
                        : new RawUpstream(script);
                ForwardingServer server = secure
                        ? ForwardingServer.toHttps(upstream.port(), authority, false)
                        : ForwardingServer.to(upstream.port())) {
            server.handOver(true);
            for (int i = 0; i < 200; i++) {
                try (RawConnection client = server.connect()) {
                    client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
                    assertThat(client.readResponse().status()).isEqualTo(200);
                    client.sendLines(REQUEST);
                    assertThat(client.readHead().status()).isEqualTo(101);
                    assertThat(client.send("ping").read(4)).asString().isEqualTo("ping");
                }
            }
        }
    }

    @Test
    void earlyBytesOfTheClientAreNotLost() throws Exception {
        try (RawUpstream upstream = echo();
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(REQUEST + "early");
            assertThat(client.readHead().status()).isEqualTo(101);
            client.send("later");
            assertThat(client.read(10)).asString().isEqualTo("earlylater");
        }
    }

    @Test
    void bytesOfTheClientBeforeTheAnswerAreNotLost() throws Exception {
        Semaphore asked = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    asked.release();
                    go.acquire();
                    connection.sendLines(SWITCH);
                    while (true) {
                        connection.send(connection.read(1));
                    }
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(REQUEST);
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            client.send("x".repeat(5000));
            go.release();
            assertThat(client.readHead().status()).isEqualTo(101);
            assertThat(client.read(5000)).asString().isEqualTo("x".repeat(5000));
        }
    }

    @Test
    void earlyBytesOfTheServerAreNotLost() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    connection.sendLines(SWITCH + "early");
                    connection.send("later");
                    connection.awaitClose();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(REQUEST);
            client.readHead();
            assertThat(client.read(10)).asString().isEqualTo("earlylater");
        }
    }

    @Test
    void halfClosePassesThrough() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    connection.sendLines(SWITCH);
                    String heard = new String(connection.readToEnd());
                    connection.send(heard + " is all");
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(REQUEST);
            client.readHead();
            client.send("this");
            client.shutdownOutput();
            assertThat(client.readToEnd()).asString().isEqualTo("this is all");
        }
    }

    @Test
    void serverThatGoesTakesTheClientAlong() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    connection.sendLines(SWITCH);
                    connection.readLine();
                    connection.reset();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(REQUEST);
            client.readHead();
            client.sendLines("go\n");
            client.awaitClose();
        }
    }

    @Test
    void otherAnswersPassThroughWhole() throws Exception {
        try (RawUpstream upstream =
                        RawUpstream.respondingWith("HTTP/1.1 403 Forbidden\nX-Why: because\nContent-Length: 2\n\nno");
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                client.sendLines(REQUEST);
                RawMessage answer = client.readResponse();
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.value("X-Why")).isEqualTo("because");
                assertThat(answer.text()).isEqualTo("no");
            }
            assertThat(upstream.connections()).isEqualTo(1);
        }
    }

    @Test
    void slowReaderStopsTheWriter() throws Exception {
        AtomicLong written = new AtomicLong();
        Semaphore progress = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    connection.sendLines(SWITCH);
                    while (written.get() < 200_000_000) {
                        connection.send(new byte[65536]);
                        written.addAndGet(65536);
                        progress.release();
                    }
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(REQUEST);
            client.readHead();
            while (progress.tryAcquire(1, TimeUnit.SECONDS)) {
                // The server still writes.
            }
            assertThat(written.get()).isLessThan(16L * 1024 * 1024);
            CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> client.read(20_000_000));
            assertThat(rest).succeedsWithin(20, TimeUnit.SECONDS);
        }
    }
}
