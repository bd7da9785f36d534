package io.passeur.tracing;

import static io.passeur.tracing.TracedProxy.named;
import static io.passeur.tracing.TracedProxy.toServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a request ends, its spans end with it and say so. */
@Timeout(60)
class EndingsTest {

    private static final String GET = "GET / HTTP/1.1\nHost: x.test\n\n";
    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    @Test
    void aClientThatLeavesIsAnErrorOfTheWayToTheServerAlone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawUpstream server = new RawUpstream(connection -> {
                    connection.readRequest();
                    asked.countDown();
                    connection.awaitClose();
                });
                TracedProxy proxy = new TracedProxy(toServer(server.url()));
                RawConnection client = proxy.connect()) {
            client.sendLines(GET);
            asked.await();
            client.reset();
            List<SeenSpan> spans = proxy.spans();

            assertThat(named("GET", spans).attributes()).containsEntry("http.response.status_code", 499L);
            assertThat(named("GET", spans).error()).isFalse();
            assertThat(named("ReverseProxy", spans).attributes()).containsEntry("http.response.status_code", 499L);
            assertThat(named("ReverseProxy", spans).error()).isTrue();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAnErrorWhateverItsStatus() {
        try (RawUpstream server = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 100\n\nshort");
                });
                TracedProxy proxy = new TracedProxy(toServer(server.url()));
                RawConnection client = proxy.connect()) {
            client.sendLines(GET);
            client.awaitClose();

            assertThat(proxy.spans()).hasSize(2).allSatisfy(span -> {
                assertThat(span.error()).isTrue();
                assertThat(span.message()).isEqualTo("the connection ends before the response does");
                assertThat(span.attributes())
                        .containsEntry("http.response.status_code", 200L)
                        .containsEntry("error.type", "io.passeur.http.forward.InvalidResponseException");
            });
        }
    }

    @Test
    void aRequestThatIsSentOnceMoreOnAnotherConnectionIsOneSpanAllTheSame() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        Queue<Integer> closing = new ConcurrentLinkedQueue<>(List.of(1));
        try (RawUpstream server = new RawUpstream(connection -> {
                    told.add(connection.readRequest().value("traceparent"));
                    connection.sendLines(OK);
                    told.add(connection.readRequest().value("traceparent"));
                    if (closing.poll() == null) {
                        connection.sendLines(OK);
                    }
                });
                TracedProxy proxy = new TracedProxy(toServer(server.url()));
                RawConnection client = proxy.connect()) {
            client.sendLines(GET);
            client.readResponse();
            client.sendLines(GET);
            assertThat(client.readResponse().text()).isEqualTo("ok");
            List<SeenSpan> spans = proxy.spans();

            assertThat(told).hasSize(3);
            assertThat(told.stream().distinct()).hasSize(2);
            assertThat(spans).hasSize(4).noneMatch(SeenSpan::error);
        }
    }

    @Test
    void aWebSocketsSpanLastsUntilItIsClosed() {
        try (RawUpstream server = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines(
                            "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: websocket\n\n");
                    while (true) {
                        connection.send(connection.read(4));
                    }
                });
                TracedProxy proxy = new TracedProxy(toServer(server.url()));
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: x.test\nConnection: Upgrade\nUpgrade: websocket\n\n");
            assertThat(client.readResponse().status()).isEqualTo(101);
            client.send("ping").read(4);
            long open = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(client.send("ping").read(4)).asString().isEqualTo("ping");
            }
            long used = System.nanoTime() - open;
            client.close();
            List<SeenSpan> spans = proxy.spans();

            assertThat(spans)
                    .extracting(span -> span.attributes().get("http.response.status_code"))
                    .containsExactly(101L, 101L);
            assertThat(spans).noneMatch(SeenSpan::error);
            assertThat(named("GET", spans).attributes()).containsEntry("url.scheme", "ws");
            assertThat(named("GET", spans).end() - named("ReverseProxy", spans).end())
                    .isGreaterThanOrEqualTo(used);
        }
    }
}
