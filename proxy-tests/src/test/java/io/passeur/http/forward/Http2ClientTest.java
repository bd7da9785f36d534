package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that speak HTTP/2 in front of a server that speaks HTTP/1.1. */
class Http2ClientTest {

    private final BlockingQueue<RawMessage> seen = new LinkedBlockingQueue<>();
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        client = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));
        client.setUserAgentField(null);
        client.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.stop();
    }

    private RawUpstream recording(String answer) {
        return new RawUpstream(connection -> {
            while (true) {
                seen.add(connection.readRequest());
                connection.sendLines(answer);
            }
        });
    }

    private Request request(ForwardingServer server, String path) {
        return client.newRequest("127.0.0.1", server.port()).path(path).timeout(20, TimeUnit.SECONDS);
    }

    @Test
    void noBodyIsInvented() throws Exception {
        try (RawUpstream upstream = recording("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nok\n0\n\n");
                ForwardingServer server = ForwardingServer.to(upstream.port())) {
            ContentResponse answer = request(server, "/a?b").send();
            assertThat(answer.getContentAsString()).isEqualTo("ok");
            RawMessage got = seen.take();
            assertThat(got.startLine()).isEqualTo("GET /a?b HTTP/1.1");
            assertThat(got.value("Host")).isEqualTo("127.0.0.1:" + server.port());
            assertThat(got.has("Content-Length")).isFalse();
            assertThat(got.has("Transfer-Encoding")).isFalse();
            assertThat(got.value("X-Forwarded-For")).isEqualTo("127.0.0.1");
        }
    }

    /** As gRPC does it: the head goes first, and nobody knows yet how long the body will be. */
    @Test
    void bodyOfUnknownLengthIsChunked() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    seen.add(connection.readHead());
                    for (String line : new String[] {"3", "hel", "2", "lo", "0", ""}) {
                        assertThat(connection.readLine()).isEqualTo(line);
                    }
                    connection.sendLines("HTTP/1.1 204 No Content\n\n");
                });
                ForwardingServer server = ForwardingServer.to(upstream.port());
                AsyncRequestContent body = new AsyncRequestContent()) {
            CompletableFuture<ContentResponse> answer = new CompletableResponseListener(
                            request(server, "/").method("POST").body(body))
                    .send();
            body.write(BufferUtil.toBuffer("hel"), Callback.NOOP);
            assertThat(seen.take().value("Transfer-Encoding")).isEqualTo("chunked");
            body.write(BufferUtil.toBuffer("lo"), Callback.NOOP);
            body.close();
            assertThat(answer.get(20, TimeUnit.SECONDS).getStatus()).isEqualTo(204);
            assertThat(upstream.failures()).isEmpty();
        }
    }

    @Test
    void bodyOfKnownLengthKeepsIt() throws Exception {
        try (RawUpstream upstream = recording("HTTP/1.1 204 No Content\n\n");
                ForwardingServer server = ForwardingServer.to(upstream.port())) {
            byte[] body = new byte[3_000_000];
            assertThat(request(server, "/")
                            .method("PUT")
                            .body(new BytesRequestContent(body))
                            .send()
                            .getStatus())
                    .isEqualTo(204);
            RawMessage got = seen.take();
            assertThat(got.value("Content-Length")).isEqualTo("3000000");
            assertThat(got.body()).hasSize(body.length);
        }
    }

    @Test
    void trailersArriveByHttp2() throws Exception {
        try (RawUpstream upstream =
                        recording("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nok\n0\nX-Sum: 12\n\n");
                ForwardingServer server = ForwardingServer.to(upstream.port())) {
            ContentResponse answer = request(server, "/").send();
            assertThat(answer.getContentAsString()).isEqualTo("ok");
            assertThat(answer.getTrailers().get("x-sum")).isEqualTo("12");
        }
    }

    @Test
    void cutAnswerResetsTheStream() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 100\n\nsome");
                });
                ForwardingServer server = ForwardingServer.to(upstream.port())) {
            assertThatThrownBy(() -> {
                        ContentResponse answer = request(server, "/").send();
                        assertThat(answer.getStatus()).isNotEqualTo(502);
                    })
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(ExecutionException.class),
                            failure -> assertThat(failure).isInstanceOf(AssertionError.class));
        }
    }

    @Test
    void clientThatResetsItsStreamAbortsTheServersConnection() throws Exception {
        Semaphore asked = new Semaphore(0);
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    asked.release();
                    connection.awaitClose();
                    closed.release();
                });
                ForwardingServer server = ForwardingServer.to(upstream.port())) {
            Request request = request(server, "/");
            request.send(result -> {});
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            request.abort(new InterruptedException());
            assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.awaitStatus()).isEqualTo(499);
        }
    }

    @Test
    void failureBeforeTheAnswer() throws Exception {
        try (RawUpstream upstream = new RawUpstream(io.passeur.testing.RawConnection::readRequest);
                ForwardingServer server = ForwardingServer.to(upstream.port())) {
            ContentResponse answer = request(server, "/").send();
            assertThat(answer.getStatus()).isEqualTo(502);
            assertThat(answer.getContentAsString()).isEqualTo("Bad Gateway");
        }
    }
}
