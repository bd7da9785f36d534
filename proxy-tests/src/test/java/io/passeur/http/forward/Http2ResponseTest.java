package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.io.EOFException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.http2.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients get of an HTTP/2 server's answer. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // Every test starts with the server that it wants.
final class Http2ResponseTest {

    private FrameServer server;
    private ForwardingServer proxy;
    private RawConnection http1;
    private FrameClient http2;

    /** Answers whole requests. */
    private void answer(Consumer<FrameExchange> script) {
        serve(FrameServer.whole(script));
    }

    private void serve(FrameServer started) {
        server = started;
        proxy = ForwardingServer.toH2c(server.port());
        http1 = proxy.connect();
        http2 = new FrameClient(proxy.port());
    }

    @AfterEach
    void stop() throws Exception {
        http1.close();
        http2.close();
        proxy.close();
        server.close();
    }

    private RawConnection get(String method) {
        return http1.sendLines(method + " / HTTP/1.1\nHost: a\n\n");
    }

    @Test
    void headAndBody() {
        answer(exchange -> exchange.head(
                        201, false, "x-foo", "a, \"b", "set-cookie", "a=1; Path=/", "set-cookie", "b=2")
                .data("hello ", false)
                .data("world", true));
        RawMessage answer = get("GET").readResponse();
        assertThat(answer.startLine()).isEqualTo("HTTP/1.1 201 Created");
        assertThat(answer.headers())
                .containsExactlyInAnyOrder(
                        "X-Foo: a, \"b", "Set-Cookie: a=1; Path=/", "Set-Cookie: b=2", "Transfer-Encoding: chunked");
        assertThat(answer.text()).isEqualTo("hello world");
        FrameExchange call = http2.get("/");
        assertThat(call.text()).isEqualTo("hello world");
        assertThat(call.fields().size()).isEqualTo(3);
    }

    @Test
    void headIsPassedOnBeforeTheBodyBegins() {
        CompletableFuture<FrameExchange> waiting = new CompletableFuture<>();
        answer(exchange -> waiting.complete(exchange.head(200, false)));
        get("GET");
        assertThat(http1.readHead().status()).isEqualTo(200);
        waiting.join().data("a", false);
        assertThat(http1.readLine()).isEqualTo("1");
        assertThat(http1.read(1)).containsExactly('a');
        waiting.join().data("b", true);
        assertThat(http1.readLine()).isEmpty();
        assertThat(http1.readLine()).isEqualTo("1");
    }

    @Test
    void trailers() {
        answer(exchange -> exchange.head(200, false, "trailer", "x-sum")
                .data("hello", false)
                .sendTrailers("x-sum", "7", "x-other", "8"));
        RawMessage answer = get("GET").readResponse();
        assertThat(answer.value("Trailer")).isEqualTo("x-sum");
        assertThat(answer.trailers()).containsExactly("X-Sum: 7", "X-Other: 8");
        FrameExchange call = http2.get("/");
        assertThat(call.trailers().get("x-sum")).isEqualTo("7");
        assertThat(call.trailers().get("x-other")).isEqualTo("8");
    }

    @Test
    void trailersBehindAKnownLength() {
        answer(exchange -> exchange.head(200, false, "content-length", "5")
                .data("hello", false)
                .sendTrailers("x-sum", "7"));
        RawMessage answer = get("GET").readResponse();
        assertThat(answer.value("Content-Length")).isEqualTo("5");
        assertThat(answer.text()).isEqualTo("hello");
        FrameExchange call = http2.get("/");
        assertThat(call.trailers().get("x-sum")).isEqualTo("7");
        assertThat(get("GET").readResponse().text()).isEqualTo("hello");
    }

    @Test
    void answerThatIsOnlyAHead() {
        answer(exchange -> exchange.head(200, true, "grpc-status", "5"));
        FrameExchange call = http2.get("/");
        assertThat(call.endedWithHead()).isTrue();
        assertThat(call.fields().get("grpc-status")).isEqualTo("5");
        assertThat(get("GET").readResponse().value("Content-Length")).isEqualTo("0");
    }

    @Test
    void earlyHints() {
        answer(exchange -> exchange.head(103, false, "link", "</a>; rel=preload")
                .head(103, false, "link", "</b>; rel=preload")
                .head(200, false, "content-length", "1")
                .data("x", true));
        get("GET");
        assertThat(http1.readHead().headers()).containsExactly("Link: </a>; rel=preload");
        assertThat(http1.readHead().headers()).containsExactly("Link: </b>; rel=preload");
        assertThat(http1.readResponse().text()).isEqualTo("x");
        FrameExchange call = http2.get("/");
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.interims()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, 200, 5, true",
        "HEAD, 200, , true",
        "GET, 204, , true",
        "GET, 304, 5, true",
        "HEAD, 404, 9, false"
    })
    void answersWithoutBody(String method, int status, String length, boolean withHead) {
        answer(exchange -> {
            FrameExchange head = length == null
                    ? exchange.head(status, withHead, "x-a", "b")
                    : exchange.head(status, withHead, "x-a", "b", "content-length", length);
            if (!withHead) {
                head.data("", true);
            }
        });
        for (int i = 0; i < 2; i++) {
            RawMessage answer = get(method).readHeadResponse();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.value("Content-Length")).isEqualTo(length == null ? "" : length);
        }
        FrameExchange call = http2.send(method, "/", true);
        assertThat(call.status()).isEqualTo(status);
        assertThat(call.fields().get("content-length")).isEqualTo(length);
        assertThat(call.bytes()).isEmpty();
    }

    @Test
    void fieldsOfTheServersConnectionAreDropped() {
        answer(exchange -> exchange.head(200, true, "keep-alive", "5", "proxy-authenticate", "x", "x-a", "b"));
        assertThat(get("GET").readResponse().headers()).containsExactlyInAnyOrder("X-A: b", "Content-Length: 0");
    }

    @Test
    void serverThatResetsInMidBody() {
        answer(exchange -> {
            exchange.head(200, false).data("hello", false);
            exchange.reset(ErrorCode.INTERNAL_ERROR.code);
        });
        get("GET");
        assertThatThrownBy(() -> http1.readResponse()).hasRootCauseInstanceOf(EOFException.class);
        assertThat(http2.get("/").reset()).isNotEqualTo(ErrorCode.NO_ERROR.code);
    }

    @ParameterizedTest
    @CsvSource({"3", "7"})
    void serverThatBreaksItsPromiseOfALength(int length) {
        answer(exchange -> {
            exchange.head(200, false, "content-length", "" + length);
            exchange.sending(new byte[5], true);
        });
        get("GET");
        assertThatThrownBy(() -> http1.readResponse()).hasRootCauseInstanceOf(EOFException.class);
        assertThat(http2.get("/").reset()).isNotEqualTo(ErrorCode.NO_ERROR.code);
    }

    @Test
    void resetWithoutErrorBehindAWholeAnswerOnlyEndsTheRequest() throws Exception {
        serve(new FrameServer((stream, head) -> {
            FrameExchange exchange = new FrameExchange().paused();
            exchange.onRequest(stream, head);
            exchange.head(200, false, "content-length", "5").data("hello", true);
            exchange.reset(ErrorCode.NO_ERROR.code);
            return exchange;
        }));
        FrameExchange call = http2.send("POST", "/", false);
        assertThat(call.text()).isEqualTo("hello");
        http1.sendLines("POST / HTTP/1.1\nHost: a\nContent-Length: 100000\n\n");
        assertThat(http1.readResponse().text()).isEqualTo("hello");
        assertThat(proxy.awaitStatus()).isEqualTo(200);
    }

    @Test
    void answerBeforeTheRequestsEnd() {
        serve(new FrameServer((stream, head) -> {
            FrameExchange exchange = new FrameExchange();
            exchange.onRequest(stream, head);
            exchange.head(413, false, "content-length", "4").data("full", true);
            return exchange;
        }));
        FrameExchange call = http2.send("POST", "/", false);
        assertThat(call.text()).isEqualTo("full");
        assertThat(call.reset()).isEqualTo(ErrorCode.NO_ERROR.code);
        http1.sendLines("POST / HTTP/1.1\nHost: a\nContent-Length: 10\n\n12345");
        RawMessage answer = http1.readResponse();
        assertThat(answer.text()).isEqualTo("full");
        assertThat(answer.value("Connection")).isEqualTo("close");
        http1.send("67890").awaitClose();
    }

    /** Answers with more than fits between server and client, except {@code /other}. */
    private static Consumer<FrameExchange> flood(int total, AtomicLong sent) {
        return exchange -> {
            if (exchange.request().getHttpURI().getPath().equals("/other")) {
                exchange.head(200, true);
            } else {
                exchange.head(200, false, "content-length", "" + total);
                flood(exchange, total, sent);
            }
        };
    }

    @Test
    void slowClientStopsTheServer() {
        int total = 16 * 1024 * 1024;
        AtomicLong sent = new AtomicLong();
        answer(flood(total, sent));
        FrameExchange call = http2.send(new FrameExchange().paused(), "GET", "/", true);
        assertThat(call.status()).isEqualTo(200);
        assertThat(awaitStandstill(sent)).isLessThan(4L * 1024 * 1024);
        call.read();
        assertThat(call.bytes()).hasSize(total);
    }

    @Test
    void slowHttp1ClientStopsTheServer() {
        int total = 64 * 1024 * 1024;
        AtomicLong sent = new AtomicLong();
        answer(flood(total, sent));
        get("GET");
        assertThat(awaitStandstill(sent)).isLessThan(32L * 1024 * 1024);
        assertThat(http1.readResponse().body()).hasSize(total);
    }

    @Test
    void slowServerStopsTheClient() {
        int total = 16 * 1024 * 1024;
        CompletableFuture<FrameExchange> slow = new CompletableFuture<>();
        serve(new FrameServer((stream, head) -> {
            FrameExchange exchange =
                    new FrameExchange(whole -> whole.head(200, false).data("" + whole.bytes().length, true)).paused();
            exchange.onRequest(stream, head);
            if (!head.isEndStream()) {
                slow.complete(exchange);
            }
            return exchange;
        }));
        AtomicLong sent = new AtomicLong();
        FrameExchange call = http2.send("POST", "/", false);
        flood(call, total, sent);
        assertThat(awaitStandstill(sent)).isLessThan(8L * 1024 * 1024);
        slow.join().read();
        assertThat(call.text()).isEqualTo("" + total);
    }

    /** Sends zeros, each piece when the last one has left. */
    private static void flood(FrameExchange exchange, long left, AtomicLong sent) {
        int piece = (int) Math.min(left, 64 * 1024);
        exchange.sending(new byte[piece], left == piece).thenRunAsync(() -> {
            sent.addAndGet(piece);
            if (left > piece) {
                flood(exchange, left - piece, sent);
            }
        });
    }

    /** Waits until nothing is sent while many other requests of the same session are answered. */
    private long awaitStandstill(AtomicLong sent) {
        long before;
        do {
            before = sent.get();
            for (int i = 0; i < 200; i++) {
                assertThat(http2.get("/other").status()).isEqualTo(200);
            }
        } while (sent.get() != before || before == 0);
        return before;
    }
}
