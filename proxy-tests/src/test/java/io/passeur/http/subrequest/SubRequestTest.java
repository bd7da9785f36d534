package io.passeur.http.subrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.HttpKinds;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A sub-request to a service: what goes, what comes, and what ends it. */
class SubRequestTest {

    /** A router whose requests a middleware gives to the service {@code other}. */
    static String relaying(String url, String settings) {
        return """
                [http.routers.web]
                rule = 'PathPrefix(`/`)'
                service = 'noop@internal'
                middlewares = ['relay']
                [http.middlewares.relay.testRelay]
                service = 'other'
                %s
                [[http.services.other.loadBalancer.servers]]
                url = '%s'
                """.formatted(settings, url);
    }

    @Test
    void carriesHeadBodyAndTrailersBothWays() {
        Queue<RawMessage> received = new ConcurrentLinkedQueue<>();
        try (RawUpstream other = new RawUpstream(connection -> {
                    received.add(connection.readRequest());
                    connection.sendLines(
                            "HTTP/1.1 201 Created\nX-From: other\nTrailer: X-Sum\nTransfer-Encoding: chunked\n\n"
                                    + "5\nhello\n6\n world\n0\nX-Sum: 11\n\n");
                });
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), ""));
                RawConnection client = proxy.connect()) {
            client.sendLines(
                    "POST /a%2Fb?c=d HTTP/1.1\nHost: x.test\nX-Mine: 1\nTE: trailers\nConnection: TE\nTransfer-Encoding: chunked\n\n"
                            + "3\nabc\n0\n\n");
            RawMessage response = client.readResponse();
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.value("X-From")).isEqualTo("other");
            assertThat(response.text()).isEqualTo("hello world");
            assertThat(response.trailers()).containsExactly("X-Sum: 11");
        }
        RawMessage request = received.remove();
        assertThat(request.startLine()).isEqualTo("POST /a%2Fb?c=d HTTP/1.1");
        assertThat(request.value("Host")).isEqualTo("x.test");
        assertThat(request.value("X-Mine")).isEqualTo("1");
        assertThat(request.value("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(request.text()).isEqualTo("abc");
    }

    @Test
    void keepsConnectionsOfClientAndServer() {
        try (RawUpstream other = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), ""));
                RawConnection client = proxy.connect()) {
            for (int i = 0; i < 20; i++) {
                client.sendLines("GET / HTTP/1.1\nHost: x.test\n\n");
                assertThat(client.readResponse().text()).isEqualTo("ok");
            }
            assertThat(other.connections()).isEqualTo(1);
        }
    }

    @Test
    void relaysTheAbsenceOfABody() {
        try (RawUpstream other = RawUpstream.respondingWith("HTTP/1.1 304 Not Modified\nETag: \"1\"\n\n");
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), ""));
                RawConnection client = proxy.connect()) {
            client.sendLines("HEAD / HTTP/1.1\nHost: x.test\n\n");
            RawMessage head = client.readHeadResponse();
            assertThat(head.status()).isEqualTo(304);
            assertThat(head.value("ETag")).isEqualTo("\"1\"");
            assertThat(head.has("Content-Length")).isFalse();
            client.sendLines("HEAD / HTTP/1.1\nHost: x.test\n\n");
            assertThat(client.readHeadResponse().status()).isEqualTo(304);
        }
    }

    /** What the client does not read the server cannot write, beyond what sockets and one buffer hold. */
    @Test
    void asksTheServerForNoMoreThanIsRead() {
        byte[] piece = new byte[64 * 1024];
        int pieces = 2048;
        AtomicInteger written = new AtomicInteger();
        try (RawUpstream other = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + (long) pieces * piece.length + "\n\n");
                    for (int i = 0; i < pieces; i++) {
                        connection.send(piece);
                        written.incrementAndGet();
                    }
                });
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), ""));
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: x.test\n\n");
            assertThat(client.readHead().status()).isEqualTo(200);
            for (int i = 0; i < pieces / 2; i++) {
                byte[] read = client.read(piece.length);
                assertThat(read).hasSize(piece.length);
                assertThat(written.get()).isLessThan(i + pieces / 2);
            }
        }
    }

    @Test
    void endsAtItsDeadlineAndFreesTheConnection() {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawUpstream other = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.awaitClose();
                    closed.countDown();
                });
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), "headTimeout = '200ms'"))) {
            RawMessage response = proxy.get("x.test", "/");
            assertThat(response.status()).isEqualTo(504);
            assertThat(response.text()).isEqualTo("TIMEOUT no response header within PT0.2S\n");
            Await.until(() -> closed.getCount() == 0);
        }
    }

    @Test
    void breaksABodyOffThatIsNotThereInTime() {
        try (RawUpstream other = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 100\n\nbeginning");
                    connection.awaitClose();
                });
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), "timeout = '300ms'"));
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: x.test\n\n");
            assertThat(client.readHead().status()).isEqualTo(200);
            assertThat(new String(client.readToEnd())).isEqualTo("beginning");
            assertThat(other.failures()).isEmpty();
        }
    }

    @Test
    void refusesMoreHeaderOrBodyThanIsAllowed() {
        String large = "HTTP/1.1 200 OK\nX-Large: " + "x".repeat(500) + "\nContent-Length: 20\n\n01234567890123456789";
        try (RawUpstream other = RawUpstream.respondingWith(large);
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), "maxHeader = 100"))) {
            assertThat(proxy.get("x.test", "/").text())
                    .startsWith("TOO_LARGE the response header has ")
                    .endsWith(" bytes (expected: at most 100)\n");
        }
        try (RawUpstream other = RawUpstream.respondingWith(large);
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), "maxBody = 19"))) {
            assertThat(proxy.get("x.test", "/").text())
                    .isEqualTo("TOO_LARGE the response body exceeds the limit of 19 bytes\n");
        }
        try (RawUpstream other = RawUpstream.respondingWith(large);
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), "maxBody = 20"))) {
            assertThat(proxy.get("x.test", "/").text()).isEqualTo("01234567890123456789");
        }
    }

    @Test
    void breaksOffABodyThatGrowsTooLarge() {
        CountDownLatch begun = new CountDownLatch(1);
        try (RawUpstream other = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\n01234\n");
                    begun.await();
                    connection.sendLines("6\n567890\n0\n\n");
                    connection.awaitClose();
                });
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), "maxBody = 10"));
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: x.test\n\n");
            assertThat(client.readHead().status()).isEqualTo(200);
            begun.countDown();
            String all = new String(client.readToEnd());
            assertThat(all).doesNotContain("567890");
        }
    }

    @Test
    void endsWhenTheClientLeaves() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawUpstream other = new RawUpstream(connection -> {
                    connection.readRequest();
                    asked.countDown();
                    connection.awaitClose();
                    closed.countDown();
                });
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), ""))) {
            try (RawConnection client = proxy.connect()) {
                client.sendLines("POST / HTTP/1.1\nHost: x.test\nContent-Length: 3\n\nabc");
                Await.until(() -> asked.getCount() == 0);
            }
            Await.until(() -> closed.getCount() == 0);
        }
    }

    @Test
    void goesToTheNextServerOfTheService() {
        try (RawUpstream other = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), "")
                        + "[[http.services.other.loadBalancer.servers]]\nurl = 'http://127.0.0.1:1'\n")) {
            for (int i = 0; i < 4; i++) {
                assertThat(proxy.get("x.test", "/").text()).isEqualTo("ok");
            }
        }
    }

    /** The middleware is carried over, as its own settings are the same; the service is another one. */
    @Test
    void goesToTheServiceThatIsLiveNow() {
        try (RawUpstream old = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 3\n\nold");
                RawUpstream young = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 5\n\nyoung");
                TestingProxy proxy = TestingProxy.start(relaying(old.url(), ""))) {
            assertThat(proxy.get("x.test", "/").text()).isEqualTo("old");
            proxy.push(relaying(young.url(), ""));
            Await.until(() -> proxy.get("x.test", "/").text().equals("young"));
        }
    }

    @Test
    void keepsAServiceThatIsGoneUntilItsSubRequestsHaveEnded() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch reloaded = new CountDownLatch(1);
        try (RawUpstream other = new RawUpstream(connection -> {
                    connection.readRequest();
                    asked.countDown();
                    reloaded.await();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 4\n\nlate");
                });
                TestingProxy proxy = TestingProxy.start(relaying(other.url(), ""))) {
            CompletableFuture<RawMessage> response =
                    CompletableFuture.supplyAsync(() -> proxy.get("x.test", "/"), task -> new Thread(task).start());
            Await.until(() -> asked.getCount() == 0);
            proxy.push("");
            Await.until(() -> proxy.view().elements(HttpKinds.MIDDLEWARES).isEmpty());
            reloaded.countDown();
            assertThat(response.join().text()).isEqualTo("late");
        }
    }
}
