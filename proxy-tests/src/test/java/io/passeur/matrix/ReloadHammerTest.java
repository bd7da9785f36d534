package io.passeur.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reloads in close succession while clients do all that clients do: nobody notices, and nothing stays behind. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReloadHammerTest {

    private static final int RELOADS = 100;
    private static final int PIECES = 20;
    private static final String PIECE = "p".repeat(2000);

    private static final String TABLE = """
            [http.routers.app]
            rule = 'Host(`app.test`) || Host(`127.0.0.1`)'
            service = 'app'
            middlewares = ['mortal', 'thread']
            priority = %1$d
            [http.routers.secure]
            rule = 'Host(`secure.test`)'
            service = 'app'
            middlewares = ['mortal']
            priority = %1$d
            [http.routers.secure.tls]
            [http.middlewares.mortal.mortal]
            number = %1$d
            [http.middlewares.thread.mortal]
            number = %1$d
            blocks = true
            [http.routers.second]
            rule = 'Host(`second.test`)'
            service = 'second'
            middlewares = ['mortal']
            [http.services.second.loadBalancer]
            servers = [{ url = '%5$s' }]
            passHostHeader = %4$b
            [http.services.app.loadBalancer]
            servers = [{ url = '%2$s' }, { url = '%3$s' }]
            passHostHeader = %4$b
            healthCheck = { path = '/health', interval = '10ms', unhealthyInterval = '10ms' }
            """;

    private interface Work {
        void run() throws Exception;
    }

    private final RawUpstream a = server();
    private final RawUpstream b = server();
    private final Http2EchoServer second = new Http2EchoServer();
    private final ReloadingProxy proxy = new ReloadingProxy();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean over;

    /** Sends bodies back, and what comes through a tunnel. */
    private RawUpstream server() {
        return new RawUpstream(connection -> {
            open.incrementAndGet();
            try {
                serve(connection);
            } finally {
                open.decrementAndGet();
            }
        });
    }

    private static void serve(RawConnection connection) {
        while (true) {
            RawMessage request = connection.readRequest();
            if (request.has("Upgrade")) {
                connection.sendLines("HTTP/1.1 101 Switching Protocols\nUpgrade: echo\nConnection: Upgrade\n\n");
                while (true) {
                    connection.send(connection.read(1));
                }
            }
            String body = request.text();
            connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
        }
    }

    /** Each differs from the one before. */
    private String table(int number) {
        boolean even = number % 2 == 0;
        return TABLE.formatted(
                number + 1, even ? a.url() : b.url(), even ? b.url() : a.url(), number % 3 == 0, second.url());
    }

    /** Does it again and again until the reloads are over, and notes what went wrong. */
    private Future<?> repeat(ExecutorService threads, Work work) {
        return threads.submit(() -> {
            try {
                while (!over) {
                    work.run();
                }
            } catch (Exception | AssertionError e) {
                failures.add(e);
            }
        });
    }

    private void shakeHands() {
        try (SecureConnection client = SecureConnection.to(proxy.proxy().port(), "secure.test")) {
            assertThat(client.get("secure.test", "/").status()).isEqualTo(200);
        }
    }

    private void upload(String host) {
        try (RawConnection client = proxy.proxy().connect()) {
            client.sendLines(
                    "POST / HTTP/1.1\nHost: " + host + "\nContent-Length: " + PIECES * PIECE.length() + "\n\n");
            for (int i = 0; i < PIECES; i++) {
                client.send(PIECE);
            }
            assertThat(client.readResponse().text()).isEqualTo(PIECE.repeat(PIECES));
        }
    }

    private RawConnection tunnel() {
        RawConnection client = proxy.proxy().connect();
        client.sendLines("GET / HTTP/1.1\nHost: app.test\nConnection: Upgrade\nUpgrade: echo\n\n");
        assertThat(client.readHead().status()).isEqualTo(101);
        return client;
    }

    private static void ping(RawConnection tunnel) {
        assertThat(tunnel.send("ping").read(4)).asString().isEqualTo("ping");
    }

    private void stream(HttpClient client) throws Exception {
        var response = client.newRequest("http://127.0.0.1:" + proxy.proxy().port())
                .method("POST")
                .body(new BytesRequestContent(PIECE.getBytes(StandardCharsets.US_ASCII)))
                .timeout(20, TimeUnit.SECONDS)
                .send();
        assertThat(response.getContentAsString()).isEqualTo(PIECE);
    }

    private void hammer(int reloads) throws Exception {
        over = false;
        HttpClient http2 = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));
        http2.start();
        proxy.apply(table(0));
        ExecutorService threads = Executors.newCachedThreadPool();
        try (RawConnection old = tunnel();
                RawConnection kept = proxy.proxy().connect()) {
            List<Future<?>> clients = new ArrayList<>(List.of(
                    repeat(threads, () -> shakeHands()),
                    repeat(threads, () -> upload("app.test")),
                    repeat(threads, () -> upload("second.test")),
                    repeat(threads, () -> stream(http2)),
                    repeat(threads, () -> stream(http2)),
                    repeat(threads, () -> ping(old)),
                    repeat(threads, () -> {
                        try (RawConnection fresh = tunnel()) {
                            ping(fresh);
                        }
                    }),
                    repeat(threads, () -> {
                        kept.sendLines("GET / HTTP/1.1\nHost: app.test\n\n");
                        assertThat(kept.readResponse().status()).isEqualTo(200);
                    })));
            for (int i = 1; i <= reloads && failures.isEmpty(); i++) {
                proxy.apply(table(i));
            }
            over = true;
            for (Future<?> client : clients) {
                client.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
            http2.stop();
        }
        assertThat(failures).isEmpty();
        proxy.apply("");
        Await.until(() -> MortalPlugin.CLOSED.get() == MortalPlugin.MADE.get());
        Await.until(() -> open.get() == 0 && second.connections() == 0);
    }

    private static long files() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many threads there are of each name, numbers left out, and without those of the test and of pools that breathe. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
                .filter(name ->
                        !name.matches("pool-.*|passeur-#|plugin-call-#|plugin-close-#|qtp.*|HttpClient.*|ForkJoin.*"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    @AfterEach
    void stop() {
        proxy.close();
        a.close();
        b.close();
        second.close();
    }

    @Test
    void nobodyNoticesAndNothingStays() throws Exception {
        hammer(20);
        long files = files();
        Map<String, Long> threads = threads();
        hammer(RELOADS);
        Await.until(() -> files() <= files);
        // Threads of earlier tests may end meanwhile.
        Await.until(() -> threads().entrySet().stream()
                .allMatch(now -> now.getValue() <= threads.getOrDefault(now.getKey(), 0L)));
    }
}
