package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.balance.HealthOutcome;
import io.passeur.balance.HealthOutcome.Healthy;
import io.passeur.balance.HealthOutcome.Unhealthy;
import io.passeur.net.Network;
import io.passeur.spec.LoadBalancerSpec.HealthCheckSpec;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a probe sends, and which answers count as healthy. */
class HealthProbeTest {

    private final Network network = new Network(1);
    private final HttpHealthProbe probe = new HttpHealthProbe(network, network.scheduler());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<RawMessage> requests = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        probe.close();
        network.close();
    }

    private static HealthCheckSpec spec(String path, int status, int port, boolean followRedirects) {
        return spec("GET", path, status, port, followRedirects, "", Map.of(), Duration.ofSeconds(20));
    }

    private static HealthCheckSpec spec(
            String method,
            String path,
            int status,
            int port,
            boolean follow,
            String hostname,
            Map<String, String> headers,
            Duration timeout) {
        Duration interval = Duration.ofSeconds(30);
        return new HealthCheckSpec(
                "", "http", path, method, status, port, interval, null, timeout, hostname, follow, headers);
    }

    private HealthOutcome probe(String url, HealthCheckSpec spec) throws Exception {
        CompletableFuture<HealthOutcome> outcome = new CompletableFuture<>();
        probe.probe(ServerUrlParser.parse("url", url), HealthSettings.of(spec, "web@file", null), outcome::complete);
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private RawUpstream respondingWith(String response) {
        return new RawUpstream(connection -> {
            requests.add(connection.readRequest());
            connection.sendLines(response);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "200, 0, true",
        "204, 0, true",
        "399, 0, true",
        "400, 0, false",
        "500, 0, false",
        "503, 503, true",
        "200, 204, false",
    })
    void judgesByStatus(int status, int expected, boolean healthy) throws Exception {
        try (RawUpstream upstream = respondingWith("HTTP/1.1 " + status + " X\nContent-Length: 0\n\n")) {
            HealthOutcome outcome = probe(upstream.url(), spec("/health", expected, 0, true));

            String wanted = expected == 0 ? "200 to 399" : Integer.toString(expected);
            assertThat(outcome)
                    .isEqualTo(healthy ? new Healthy() : new Unhealthy("status " + status + ", expected " + wanted));
        }
    }

    @Test
    void sendsWhatIsConfigured() throws Exception {
        try (RawUpstream upstream = respondingWith("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
            Map<String, String> headers = Map.of("X-Probe", "1", "User-Agent", "me");
            HealthCheckSpec spec = spec(
                    "HEAD", "/health?deep=1", 0, upstream.port(), true, "web.example", headers, Duration.ofSeconds(20));

            assertThat(probe("http://127.0.0.1:1", spec)).isEqualTo(new Healthy());

            RawMessage request = requests.take();
            assertThat(request.startLine()).isEqualTo("HEAD /health?deep=1 HTTP/1.1");
            assertThat(request.values("Host")).containsExactly("web.example");
            assertThat(request.values("X-Probe")).containsExactly("1");
            assertThat(request.values("User-Agent")).containsExactly("me");
        }
    }

    @Test
    void asksTheServerItselfUnlessToldOtherwise() throws Exception {
        try (RawUpstream upstream = respondingWith("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
            probe(upstream.url(), spec("", 0, 0, true));

            RawMessage request = requests.take();
            assertThat(request.startLine()).isEqualTo("GET / HTTP/1.1");
            assertThat(request.values("Host")).containsExactly("127.0.0.1:" + upstream.port());
            assertThat(request.has("Accept-Encoding")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://a, /x, /x",
        "http://a, x, /x",
        "http://a, '', /",
        "http://a/base/app, ?q, /base/app?q",
        "http://a/base/app, x, /base/x",
        "http://a/base, /x, /x",
    })
    void resolvesItsPathAgainstTheServers(String url, String path, String target) {
        assertThat(HttpHealthProbe.path(ServerUrlParser.parse("url", url), path))
                .isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void followsRedirectsIfAsked(boolean follow, boolean healthy) throws Exception {
        try (RawUpstream target = respondingWith("HTTP/1.1 500 No\nContent-Length: 0\n\n");
                RawUpstream upstream = respondingWith(
                        "HTTP/1.1 302 Found\nLocation: " + target.url() + "/there\nContent-Length: 0\n\n")) {
            HealthOutcome outcome = probe(upstream.url(), spec("/health", 0, 0, follow));

            assertThat(outcome instanceof Healthy).isEqualTo(healthy);
        }
    }

    @Test
    void noticesAServerThatIsNotThere() throws Exception {
        RawUpstream gone = respondingWith("");
        gone.close();

        assertThat(probe(gone.url(), spec("/", 0, 0, true))).isInstanceOf(Unhealthy.class);
    }

    @Test
    void saysInFewWordsThatAnAnswerIsNotHttp() throws Exception {
        try (RawUpstream server = respondingWith("220 mail.test ESMTP\n")) {
            assertThat(probe(server.url(), spec("/", 0, 0, true))).isEqualTo(new Unhealthy("its response is not HTTP"));
        }
    }

    @Test
    void waitsNoLongerThanTheTimeout() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawUpstream silent = new RawUpstream(connection -> over.await())) {
            HealthCheckSpec spec = spec("GET", "/", 0, 0, true, "", Map.of(), Duration.ofMillis(100));

            assertThat(probe(silent.url(), spec)).isEqualTo(new Unhealthy("no response within 100ms"));
        } finally {
            over.countDown();
        }
    }

    @Test
    void readsOnlyTheBeginningOfAnEndlessBody() throws Exception {
        try (RawUpstream endless = new RawUpstream(connection -> {
            connection.readRequest();
            connection.sendLines("HTTP/1.1 200 OK\n\n");
            while (true) {
                connection.send(new byte[8_192]);
            }
        })) {
            assertThat(probe(endless.url(), spec("/", 0, 0, true))).isEqualTo(new Healthy());
        }
    }

    @Test
    void speaksHttp2ToServersThatDo() throws Exception {
        Server server = new Server();
        ServerConnector connector =
                new ServerConnector(server, new HTTP2CServerConnectionFactory(new HttpConfiguration()));
        server.addConnector(connector);
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                seen.add(request.getConnectionMetaData().getProtocol() + " " + Request.getServerName(request));
                callback.succeeded();
                return true;
            }
        });
        server.start();
        try {
            String url = "h2c://127.0.0.1:" + connector.getLocalPort();
            HealthCheckSpec spec = spec("GET", "/", 0, 0, true, "web.example", Map.of(), Duration.ofSeconds(20));

            assertThat(probe(url, spec)).isEqualTo(new Healthy());
            assertThat(seen.take()).isEqualTo("HTTP/2.0 web.example");
        } finally {
            server.stop();
        }
    }

    @Test
    void aProbeThatTheEndBreaksOffIsNoSignOfIllness() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<HealthOutcome> outcome = new CompletableFuture<>();
        try (RawUpstream silent = new RawUpstream(connection -> {
            connection.readRequest();
            asked.countDown();
            connection.awaitClose();
            closed.countDown();
        })) {
            HealthSettings settings = HealthSettings.of(spec("/", 0, 0, true), "web@file", null);
            probe.probe(ServerUrlParser.parse("url", silent.url()), settings, outcome::complete);
            asked.await();
            probe.close();
            closed.await();
            network.close();
        }
        assertThat(outcome).isNotDone();
    }

    /** Names are looked up where a look-up that hangs holds up look-ups alone. */
    @Test
    void theNameOfAServerIsLookedUpByTheNetwork() throws Exception {
        Set<Thread> before = lookUps();
        try (RawUpstream upstream = respondingWith("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
            assertThat(probe("http://localhost:" + upstream.port(), spec("/", 0, 0, true)))
                    .isInstanceOf(HealthOutcome.Healthy.class);
        }
        Set<Thread> after = lookUps();
        after.removeAll(before);
        assertThat(after).isNotEmpty();
    }

    private static Set<Thread> lookUps() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("passeur-dns"))
                .collect(Collectors.toSet());
    }
}
