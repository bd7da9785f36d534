package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.frames.GoAwayFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How sessions with servers are opened, shared, given up and closed. */
@Timeout(60)
final class Http2SessionTest {

    private final BlockingQueue<FrameExchange> requests = new LinkedBlockingQueue<>();

    /** A server whose answers the test gives. */
    private FrameServer waiting(int maxStreams) {
        return new FrameServer(maxStreams, (stream, head) -> {
            FrameExchange exchange = new FrameExchange();
            exchange.onRequest(stream, head);
            requests.add(exchange);
            return exchange;
        });
    }

    private static FrameServer respondingWith() {
        return FrameServer.whole(exchange -> exchange.head(200, true));
    }

    private FrameExchange received() throws InterruptedException {
        return requests.poll(20, TimeUnit.SECONDS);
    }

    private static TransportSettings settings(int maxIdle, Duration idle) {
        return new TransportSettings(
                maxIdle, Duration.ofSeconds(30), Duration.ZERO, idle, Duration.ZERO, Duration.ofSeconds(15), null);
    }

    /** Asks again until the answer is the awaited one. */
    private static void ask(BooleanSupplier awaited) {
        boolean found = false;
        for (int i = 0; i < 10_000 && !found; i++) {
            found = awaited.getAsBoolean();
        }
        assertThat(found).isTrue();
    }

    private static void assertAllAnswered(Collection<FrameExchange> calls) {
        calls.forEach(call -> assertThat(call.status()).isEqualTo(200));
    }

    @Test
    void streamsShareASession() throws Exception {
        try (FrameServer server = waiting(128);
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            List<FrameExchange> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(client.get("/" + i));
            }
            List<FrameExchange> served = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                served.add(received());
            }
            served.forEach(request -> request.head(200, true));
            assertAllAnswered(calls);
            assertThat(server.sessions()).hasSize(1);
        }
    }

    @Test
    void fullSessionsGetCompany() throws Exception {
        try (FrameServer server = waiting(4);
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            List<FrameExchange> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(client.get("/" + i));
            }
            List<FrameExchange> served = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                served.add(received());
            }
            assertThat(server.sessions()).hasSize(5);
            served.forEach(request -> request.head(200, true));
            assertAllAnswered(calls);
        }
    }

    @Test
    void requestsWaitWhenThereIsNoRoomForMoreSessions() throws Exception {
        try (FrameServer server = waiting(1);
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            List<FrameExchange> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(client.get("/" + i));
            }
            for (int i = 0; i < 100; i++) {
                received().head(200, true);
            }
            assertAllAnswered(calls);
            assertThat(server.sessions().size()).isLessThanOrEqualTo(32);
        }
    }

    @Test
    void goAwayMovesWhatWasNotProcessedAndLetsTheRestFinish() throws Exception {
        try (FrameServer server = waiting(128);
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange first = client.get("/first");
            FrameExchange firstServed = received();
            FrameExchange second = client.get("/second");
            FrameExchange secondServed = received();
            HTTP2Session session = (HTTP2Session) server.sessions().get(0);
            int last = firstServed.stream().getId();
            session.goAway(new GoAwayFrame(last, ErrorCode.NO_ERROR.code, null), Callback.NOOP);
            FrameExchange again = received();
            assertThat(again.request().getHttpURI().getPath()).isEqualTo("/second");
            assertThat(again.stream().getSession())
                    .isNotSameAs(secondServed.stream().getSession());
            again.head(201, true);
            assertThat(second.status()).isEqualTo(201);
            firstServed.lastHead(202);
            assertThat(first.status()).isEqualTo(202);
            FrameExchange third = client.get("/third");
            received().head(203, true);
            assertThat(third.status()).isEqualTo(203);
            assertThat(server.sessions()).hasSize(2);
        }
    }

    @Test
    void gracefulShutdownOfTheServerLosesNothing() throws Exception {
        try (FrameServer server = waiting(128);
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange first = client.get("/first");
            FrameExchange firstServed = received();
            Session session = server.sessions().get(0);
            session.shutdown();
            ask(() -> {
                FrameExchange probe = client.get("/probe");
                FrameExchange served = receivedUnchecked();
                served.head(200, true);
                return probe.status() == 200 && served.stream().getSession() != session;
            });
            firstServed.lastHead(202);
            assertThat(first.status()).isEqualTo(202);
        }
    }

    private FrameExchange receivedUnchecked() {
        try {
            return received();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusedStreamIsTriedAgain() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (FrameServer server = new FrameServer((stream, head) -> {
                    FrameExchange exchange = new FrameExchange(whole -> whole.head(200, true));
                    if (count.incrementAndGet() < 3) {
                        int refused = ErrorCode.REFUSED_STREAM_ERROR.code;
                        stream.reset(new ResetFrame(stream.getId(), refused), Callback.NOOP);
                    } else {
                        exchange.onRequest(stream, head);
                    }
                    return exchange;
                });
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(count).hasValue(3);
        }
    }

    @Test
    void streamThatIsAlwaysRefused() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (FrameServer server = new FrameServer((stream, head) -> {
                    count.incrementAndGet();
                    int refused = ErrorCode.REFUSED_STREAM_ERROR.code;
                    stream.reset(new ResetFrame(stream.getId(), refused), Callback.NOOP);
                    return new FrameExchange();
                });
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/").status()).isEqualTo(502);
            assertThat(count).hasValue(4);
        }
    }

    @Test
    void bodyThatWasSentIsNotSentAgain() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (FrameServer server = new FrameServer((stream, head) -> {
                    count.incrementAndGet();
                    int refused = ErrorCode.REFUSED_STREAM_ERROR.code;
                    FrameExchange exchange = new FrameExchange(whole -> whole.reset(refused));
                    exchange.onRequest(stream, head);
                    return exchange;
                });
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange call = client.send("POST", "/", false);
            call.data("hello", true);
            assertThat(call.status()).isEqualTo(502);
            assertThat(count).hasValue(1);
        }
    }

    /** Resets count against a client: a server may close the connection if there are many. */
    @Test
    void streamsThatEndInOrderAreNotReset() throws Exception {
        try (FrameServer server = respondingWith();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            for (int i = 0; i < 300; i++) {
                assertThat(client.get("/").status()).isEqualTo(200);
                FrameExchange call = client.send("POST", "/", false);
                call.data("hello", true);
                assertThat(call.status()).isEqualTo(200);
            }
            assertThat(server.resets()).isZero();
            assertThat(server.sessions()).hasSize(1);
        }
    }

    @Test
    void idleSessionsAreClosed() throws Exception {
        try (FrameServer server = respondingWith();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port(), settings(200, Duration.ofMillis(300)));
                FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/").status()).isEqualTo(200);
            server.awaitEnd();
            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(server.sessions()).hasSize(2);
        }
    }

    @Test
    void streamThatTakesLongerThanTheIdleTimeout() throws Exception {
        try (FrameServer server = waiting(128);
                ForwardingServer proxy = ForwardingServer.toH2c(server.port(), settings(200, Duration.ofMillis(100)));
                FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange call = client.get("/");
            FrameExchange request = received();
            awaitIdleTimeout();
            awaitIdleTimeout();
            request.head(200, true);
            assertThat(call.status()).isEqualTo(200);
            server.awaitEnd();
        }
    }

    /** The time that it takes until another session ends. */
    private static void awaitIdleTimeout() throws Exception {
        try (FrameServer server = respondingWith();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port(), settings(200, Duration.ofMillis(100)));
                FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/").status()).isEqualTo(200);
            server.awaitEnd();
        }
    }

    @Test
    void noIdleSessionsAreKeptIfNoneMayBe() throws Exception {
        try (FrameServer server = respondingWith();
                ForwardingServer proxy = ForwardingServer.toH2c(server.port(), settings(0, Duration.ofSeconds(90)));
                FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/").status()).isEqualTo(200);
            server.awaitEnd();
            assertThat(client.get("/").status()).isEqualTo(200);
            server.awaitEnd();
        }
    }

    @Test
    void closingTheLastUseClosesIdleSessionsAndLetsStreamsFinish() throws Exception {
        try (FrameServer server = waiting(128);
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange call = client.get("/");
            FrameExchange request = received();
            proxy.closeUpstream();
            request.head(200, true);
            assertThat(call.status()).isEqualTo(200);
            server.awaitEnd();
        }
    }

    @Test
    void upgradesGoOutAsHttp1() throws Exception {
        try (RawUpstream server = new RawUpstream(connection -> {
                    RawMessage request = connection.readRequest();
                    assertThat(request.startLine()).isEqualTo("GET /chat HTTP/1.1");
                    connection.sendLines("HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: echo\n\n");
                    connection.send(connection.read(5));
                });
                ForwardingServer proxy = ForwardingServer.toH2c(server.port());
                RawConnection client = proxy.connect()) {
            client.sendLines("GET /chat HTTP/1.1\nHost: a\nConnection: Upgrade\nUpgrade: echo\n\n");
            assertThat(client.readHead().status()).isEqualTo(101);
            assertThat(client.send("hello").read(5)).isEqualTo("hello".getBytes());
            assertThat(server.failures()).isEmpty();
        }
    }

    @Test
    void serverThatComesBack() throws Exception {
        FrameServer server = respondingWith();
        int port = server.port();
        try (ForwardingServer proxy = ForwardingServer.toH2c(port);
                FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/").status()).isEqualTo(200);
            server.close();
            ask(() -> client.get("/").status() == 502);
            try (FrameServer next = new FrameServer(port)) {
                assertThat(client.get("/").status()).isEqualTo(200);
            }
        }
    }
}
