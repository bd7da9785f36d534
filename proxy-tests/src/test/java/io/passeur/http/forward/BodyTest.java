package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in both directions at once, large ones, and requests that are answered before they end. */
class BodyTest {

    private static final int LARGE = 20_000_000;
    /** What may be under way in buffers of the kernel and of the proxy; far less than {@link #LARGE}. */
    private static final long MEMORY = 16L * 1024 * 1024;

    @Test
    void largeUpload() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    int length = connection.readRequest().body().length;
                    connection.sendLines("HTTP/1.1 200 OK\nX-Length: " + length + "\nContent-Length: 0\n\n");
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
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
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\n" + framing + "\n\n").send(body);
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().body()).isEqualTo(body);
            assertMemoryIsBounded(server);
        }
    }

    private static void assertMemoryIsBounded(ForwardingServer server) {
        ArrayByteBufferPool pool = (ArrayByteBufferPool) server.network().buffers();
        assertThat(pool.getDirectMemory() + pool.getHeapMemory()).isLessThan(1024 * 1024);
    }

    @Test
    void slowReaderStopsTheServer() throws Exception {
        AtomicLong written = new AtomicLong();
        Semaphore stuck = new Semaphore(0);
        byte[] piece = new byte[64 * 1024];
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\n\n");
                    while (written.get() < 10L * LARGE) {
                        connection.send(piece);
                        written.addAndGet(piece.length);
                        stuck.release();
                    }
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            client.readHead();
            while (stuck.tryAcquire(1, TimeUnit.SECONDS)) {
                // The server still writes.
            }
            assertThat(written.get()).isLessThan(MEMORY);
            assertMemoryIsBounded(server);
        }
    }

    @Test
    void slowServerStopsTheClient() throws Exception {
        AtomicLong written = new AtomicLong();
        Semaphore progress = new Semaphore(0);
        Semaphore done = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    done.acquire();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 1000000000\n\n");
            byte[] piece = new byte[64 * 1024];
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                while (written.get() < 10L * LARGE) {
                    client.send(piece);
                    written.addAndGet(piece.length);
                    progress.release();
                }
            });
            while (progress.tryAcquire(1, TimeUnit.SECONDS)) {
                // The client still writes.
            }
            assertThat(written.get()).isLessThan(MEMORY);
            assertMemoryIsBounded(server);
            done.release();
            client.close();
            assertThat(writer).failsWithin(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void bothDirectionsAtOnce() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 6\n\n");
                    for (int i = 0; i < 3; i++) {
                        connection.send(connection.read(2));
                    }
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 6\n\n");
            RawMessage head = client.readHead();
            assertThat(head.status()).isEqualTo(200);
            for (String piece : new String[] {"ab", "cd", "ef"}) {
                client.send(piece);
                assertThat(client.read(2)).asString().isEqualTo(piece);
            }
            assertThat(server.awaitStatus()).isEqualTo(200);
        }
    }

    @Test
    void answerBeforeTheBodyHasCome() throws Exception {
        BlockingQueue<RawMessage> seen = new LinkedBlockingQueue<>();
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    seen.add(connection.readHead());
                    connection.sendLines("HTTP/1.1 413 Too Large\nContent-Length: 2\n\nno");
                    connection.awaitClose();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 100000\n\nbegin");
            RawMessage answer = client.readResponse();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).isEqualTo("no");
            assertThat(answer.value("Connection")).isEqualTo("close");
            assertThat(seen).hasSize(1);
            client.send(new byte[99_995]);
            client.awaitClose();
            assertThat(server.awaitStatus()).isEqualTo(413);
        }
    }

    @Test
    void clientThatNeverEndsItsBodyIsCutOff() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    connection.sendLines("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 100000\n\nbegin");
            assertThat(client.readResponse().status()).isEqualTo(403);
            client.awaitClose();
            assertThat(server.awaitStatus()).isEqualTo(403);
        }
    }

    @Test
    void continueIsTheServersToSay() throws Exception {
        Semaphore go = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    RawMessage head = connection.readHead();
                    go.acquire();
                    connection.sendLines("HTTP/1.1 100 Continue\n\n");
                    String body = new String(connection.read(5));
                    connection.sendLines(
                            "HTTP/1.1 200 OK\nX-Expect: " + head.value("Expect") + "\nContent-Length: 5\n\n" + body);
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("PUT / HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 5\n\n");
            go.release();
            assertThat(client.readResponse().status()).isEqualTo(100);
            client.send("hello");
            RawMessage answer = client.readResponse();
            assertThat(answer.value("X-Expect")).isEqualTo("100-continue");
            assertThat(answer.text()).isEqualTo("hello");
        }
    }

    @Test
    void refusedExpectation() throws Exception {
        try (RawUpstream upstream = RawUpstream.respondingWith("HTTP/1.1 417 No\nContent-Length: 0\n\n");
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("PUT / HTTP/1.1\nHost: h\nExpect: 100-continue\nTransfer-Encoding: chunked\n\n");
            // The test server waits for the body of a chunked request; only an answer to the head alone can come.
            client.socket().setSoTimeout(10);
            assertThat(isSilent(client)).isTrue();
        }
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readHead();
                    connection.sendLines("HTTP/1.1 417 No\nContent-Length: 0\n\n");
                    connection.awaitClose();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("PUT / HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 5\n\n");
            assertThat(client.readResponse().status()).isEqualTo(417);
            assertThat(server.awaitStatus()).isEqualTo(417);
            assertThat(upstream.failures()).isEmpty();
        }
    }

    private static boolean isSilent(RawConnection connection) {
        try {
            connection.readLine();
            return false;
        } catch (java.io.UncheckedIOException e) {
            return e.getCause() instanceof SocketTimeoutException;
        }
    }

    @Test
    void serverThatIgnoresTheExpectationGetsTheBody() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    String body = connection.readRequest().text();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 5\n\n" + body);
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines("PUT / HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 5\n\n");
            assertThat(client.readResponse().status()).isEqualTo(100);
            client.send("hello");
            assertThat(client.readResponse().text()).isEqualTo("hello");
        }
    }
}
