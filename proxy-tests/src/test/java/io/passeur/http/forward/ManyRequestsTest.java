package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many clients at once, on the lanes' threads and on others: no answer is lost or given to somebody else. */
class ManyRequestsTest {

    private static final int CLIENTS = 16;
    private static final int REQUESTS = 150;

    /** Sends back what it got, in chunks or with a length, and now and then closes. */
    private static RawUpstream echo() {
        return new RawUpstream(connection -> {
            for (int i = 0; i < 40; i++) {
                RawMessage request = connection.readRequest();
                String path = request.startLine().split(" ")[1];
                String answer = path + request.text();
                boolean last = i == 39;
                String head = "HTTP/1.1 200 OK\n" + (last ? "Connection: close\n" : "");
                if (i % 2 == 0) {
                    String half = answer.substring(0, answer.length() / 2);
                    String rest = answer.substring(half.length());
                    connection.sendLines(head + "Transfer-Encoding: chunked\n\n");
                    connection.sendLines((half.isEmpty() ? "" : Integer.toHexString(half.length()) + "\n" + half + "\n")
                            + Integer.toHexString(rest.length()) + "\n" + rest + "\n0\n\n");
                } else {
                    connection.sendLines(head + "Content-Length: " + answer.length() + "\n\n" + answer);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyClientGetsItsOwnAnswers(boolean onOtherThreads) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (RawUpstream upstream = echo();
                ForwardingServer server = ForwardingServer.to(upstream.port())) {
            server.handOver(onOtherThreads);
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int seed = i;
                clients.add(CompletableFuture.runAsync(() -> client(server, seed), threads));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new));
            assertThat(all).succeedsWithin(120, TimeUnit.SECONDS);
            assertThat(upstream.failures()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void client(ForwardingServer server, int seed) {
        Random random = new Random(seed);
        try (RawConnection client = server.connect()) {
            for (int i = 0; i < REQUESTS; i++) {
                String path = "/" + seed + "/" + i;
                String body = "b".repeat(random.nextInt(3) == 0 ? random.nextInt(100_000) : 0);
                client.sendLines("POST " + path + " HTTP/1.1\nHost: h\nContent-Length: " + body.length() + "\n\n");
                client.send(body);
                RawMessage answer = client.readResponse();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo(path + body);
            }
        }
    }

    /** What makes the proxy fast: no request of a connection changes threads, though each is completed from outside. */
    @Test
    void oneThreadCarriesAll() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (RawUpstream upstream = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                ForwardingServer server =
                        new ForwardingServer(ForwardingServer.target(upstream.port(), ForwardingServer.SETTINGS), 1);
                RawConnection client = server.connect()) {
            server.beforeHandling(() -> threads.add(Thread.currentThread()));
            for (int i = 0; i < 50; i++) {
                client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
                assertThat(client.readResponse().text()).isEqualTo("ok");
            }
            assertThat(threads).hasSize(1);
        }
    }
}
