package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Responses;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 without TLS, on the port that speaks HTTP/1.1 as well. */
class Http2Test {

    private final HttpClient client = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));

    @BeforeEach
    void start() throws Exception {
        client.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.stop();
    }

    private ContentResponse get(Listening listening, String path) throws Exception {
        return client.newRequest("http://127.0.0.1:" + listening.entryPoint.port() + path)
                .timeout(20, TimeUnit.SECONDS)
                .send();
    }

    @Test
    void priorKnowledge() throws Exception {
        try (Listening listening = new Listening()) {
            ContentResponse answer = get(listening, "/a%62?c;d");
            String authority = "127.0.0.1:" + listening.entryPoint.port();
            assertThat(answer.getVersion()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(answer.getContentAsString())
                    .startsWith("/ab?c&d\n/ab\n127.0.0.1\nGET\n")
                    .contains(
                            "Host: " + authority + "\n",
                            "X-Forwarded-Host: " + authority + "\n",
                            "X-Forwarded-Port: " + listening.entryPoint.port() + "\n",
                            "X-Forwarded-Proto: http\n",
                            "X-Real-Ip: 127.0.0.1\n");
            assertThat(answer.getHeaders().contains("Server")).isFalse();
            assertThat(answer.getHeaders().contains("Alt-Svc")).isFalse();
        }
    }

    @Test
    void cookiesBecomeOneField() throws Exception {
        try (Listening listening = new Listening()) {
            ContentResponse answer = client.newRequest("http://127.0.0.1:" + listening.entryPoint.port())
                    .headers(headers -> headers.add("Cookie", "a=b").add("Cookie", "c=d"))
                    .timeout(20, TimeUnit.SECONDS)
                    .send();
            assertThat(answer.getContentAsString()).contains("Cookie: a=b; c=d\n");
        }
    }

    /** A session that Jetty ends over one head would take the other requests with it. */
    @Test
    void headThatIsTooLargeFailsAlone() throws Exception {
        try (Listening listening = new Listening()) {
            CompletableFuture<Runnable> waiting = new CompletableFuture<>();
            listening.serve((request, response, callback) -> {
                if (request.routingPath().equals("/slow")) {
                    waiting.complete(() -> Content.Sink.write(response, true, "slow", callback));
                } else {
                    response.getHeaders().put("X-Large", "x".repeat(70_000));
                    Content.Sink.write(response, true, "large", callback);
                }
            });
            CompletableFuture<ContentResponse> slow = new CompletableResponseListener(
                            client.newRequest("http://127.0.0.1:" + listening.entryPoint.port() + "/slow")
                                    .timeout(20, TimeUnit.SECONDS))
                    .send();
            Runnable answerSlow = waiting.get(20, TimeUnit.SECONDS);
            assertThat(get(listening, "/large").getStatus()).isEqualTo(502);
            assertThat(get(listening, "/large").getContentAsString()).isEqualTo("Bad Gateway");
            answerSlow.run();
            assertThat(slow.get(20, TimeUnit.SECONDS).getContentAsString()).isEqualTo("slow");
        }
    }

    /** A client may discard a response whose stream is reset by an error (RFC 9113, 8.1). */
    @Test
    void headThatIsTooLargeIsAnsweredWithoutReset() throws Exception {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            listening.serve((request, response, callback) -> {
                response.getHeaders().put("X-Large", "x".repeat(70_000));
                Content.Sink.write(response, true, "large", callback);
            });
            byte[] head = {(byte) 0x82, (byte) 0x86, 0x04, 6, '/', 'l', 'a', 'r', 'g', 'e', 0x01, 1, 'a'};
            connection
                    .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
                    .send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0})
                    .send(new byte[] {0, 0, (byte) head.length, 1, 5, 0, 0, 0, 1})
                    .send(head);
            List<Integer> types = new ArrayList<>();
            boolean ended = false;
            while (!ended) {
                byte[] frame = readFrame(connection);
                types.add((int) frame[3]);
                ended = frame[3] <= 1 && (frame[4] & 1) != 0;
            }
            connection.send(new byte[] {0, 0, 8, 6, 0, 0, 0, 0, 0}).send(new byte[8]);
            byte[] next = readFrame(connection);
            while (next[3] == 4 || next[3] == 8) {
                next = readFrame(connection);
            }
            assertThat(types).contains(1);
            assertThat(next[3])
                    .as("the acknowledgement of the ping, and no reset")
                    .isEqualTo((byte) 6);
        }
    }

    /** Reads the head of a frame and skips its content. */
    private static byte[] readFrame(RawConnection connection) {
        byte[] head = connection.read(9);
        connection.read(((head[0] & 0xff) << 16) | ((head[1] & 0xff) << 8) | (head[2] & 0xff));
        return head;
    }

    @Test
    void upgradeFromHttp1() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            connection.sendLines(
                    "GET /up HTTP/1.1\nHost: a\nConnection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMAAABk\n\n");
            RawMessage answer = connection.readHead();
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.value("Upgrade")).isEqualTo("h2c");
            connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            byte[] settings = connection.read(9);
            assertThat(settings[3]).as("a frame of settings").isEqualTo((byte) 4);
        }
    }

    @Test
    void dispatcherFaults() throws Exception {
        try (Listening listening = new Listening()) {
            listening.serve((request, response, callback) -> {
                throw new IllegalStateException("a fault");
            });
            ContentResponse answer = get(listening, "/");
            assertThat(answer.getStatus()).isEqualTo(500);
            assertThat(answer.getContentAsString()).isEqualTo("Internal Server Error\n");
        }
    }

    @Test
    void pathsAreNormalised() throws Exception {
        try (Listening listening = new Listening()) {
            ContentResponse answer = client.newRequest("127.0.0.1", listening.entryPoint.port())
                    .path("/a/../b//c")
                    .timeout(20, TimeUnit.SECONDS)
                    .send();
            assertThat(answer.getContentAsString()).startsWith("/b/c\n/b/c\n");
        }
    }

    @Test
    void usedUpConnectionsAreReplaced() throws Exception {
        try (Listening listening = new Listening("transport.keepAliveMaxRequests", 2)) {
            listening.serve((request, response, callback) -> Responses.send(
                    response, callback, 200, request.getConnectionMetaData().getRemoteSocketAddress() + ""));
            String first = get(listening, "/").getContentAsString();
            assertThat(get(listening, "/").getContentAsString()).isEqualTo(first);
            LimitsTest.await(() -> listening.entryPoint.connections() == 0);
            assertThat(get(listening, "/").getContentAsString()).isNotEqualTo(first);
        }
    }

    @Test
    void idleConnectionsAreClosed() throws Exception {
        try (Listening listening = new Listening("transport.respondingTimeouts.idleTimeout", "200ms")) {
            assertThat(get(listening, "/").getStatus()).isEqualTo(200);
            LimitsTest.await(() -> listening.entryPoint.connections() == 0);
        }
    }

    @Test
    void slowBodiesAreCut() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        try (Listening listening = new Listening("transport.respondingTimeouts.readTimeout", "200ms")) {
            listening.serve((request, response, callback) ->
                    Content.Source.consumeAll(request, Callback.from(callback::succeeded, x -> {
                        failure.complete(x);
                        callback.failed(x);
                    })));
            org.eclipse.jetty.client.AsyncRequestContent body = new org.eclipse.jetty.client.AsyncRequestContent();
            client.newRequest("http://127.0.0.1:" + listening.entryPoint.port())
                    .method("POST")
                    .body(body)
                    .send(result -> {});
            body.write(java.nio.ByteBuffer.wrap(new byte[] {'x'}), Callback.NOOP);
            assertThat(failure.get(20, TimeUnit.SECONDS)).hasMessageContaining("readTimeout");
            LimitsTest.await(() -> listening.entryPoint.requests() == 0);
        }
    }

    @Test
    void drainFinishesStreams() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Listening listening = new Listening()) {
            listening.serve((request, response, callback) -> listening
                    .network
                    .executor()
                    .execute(() -> {
                        try {
                            release.await(20, TimeUnit.SECONDS);
                            Responses.send(response, callback, 200, "late");
                        } catch (InterruptedException e) {
                            callback.failed(e);
                        }
                    }));
            CompletableFuture<ContentResponse> answer = new org.eclipse.jetty.client.CompletableResponseListener(
                            client.newRequest("http://127.0.0.1:" + listening.entryPoint.port())
                                    .method("POST")
                                    .body(new StringRequestContent("x")))
                    .send();
            LimitsTest.await(() -> listening.entryPoint.requests() == 1);
            CompletableFuture<Void> drained = CompletableFuture.runAsync(listening.entryPoint::drain);
            LimitsTest.await(() -> listening.entryPoint.port() < 0);
            release.countDown();
            assertThat(answer.get(20, TimeUnit.SECONDS).getContentAsString()).isEqualTo("late");
            drained.get(5, TimeUnit.SECONDS);
        }
    }
}
