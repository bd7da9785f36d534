package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.testing.RawConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP/2 server gets. */
@Timeout(60)
final class Http2RequestTest {

    private final BlockingQueue<FrameExchange> requests = new LinkedBlockingQueue<>();
    private final FrameServer server = FrameServer.whole(exchange -> {
        requests.add(exchange);
        exchange.head(200, false, "content-length", "2").data("ok", true);
    });
    private ForwardingServer proxy = ForwardingServer.toH2c(server.port());

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        server.close();
    }

    private FrameExchange received() throws InterruptedException {
        return requests.poll(20, TimeUnit.SECONDS);
    }

    private void get(String head) {
        try (RawConnection client = proxy.connect()) {
            client.sendLines(head + "\n\n");
            assertThat(client.readResponse().text()).isEqualTo("ok");
        }
    }

    private static List<String> lines(Iterable<HttpField> fields) {
        List<String> lines = new ArrayList<>();
        fields.forEach(field -> lines.add(field.getName() + ": " + field.getValue()));
        return lines;
    }

    @Test
    void headOfAnHttp1Client() throws Exception {
        get("GET /a?b=c HTTP/1.1\nHost: Example.com:80\nX-Foo-BAR: 1\nX-Foo-BAR: 2\nAccept: */*");
        FrameExchange request = received();
        MetaData.Request head = request.request();
        assertThat(head.getMethod()).isEqualTo("GET");
        assertThat(head.getHttpURI().getScheme()).isEqualTo("http");
        assertThat(head.getHttpURI().getPathQuery()).isEqualTo("/a?b=c");
        assertThat(head.getHttpURI().getAuthority()).isEqualTo("Example.com:80");
        assertThat(request.endedWithHead()).isTrue();
        assertThat(lines(head.getHttpFields()))
                .containsExactlyInAnyOrder("x-foo-bar: 1", "x-foo-bar: 2", "accept: */*", "x-forwarded-for: 127.0.0.1");
    }

    @Test
    void headOfAnHttp2Client() throws Exception {
        try (FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/x", "x-a", "b", "x-forwarded-for", "10.0.0.1", "te", "trailers")
                            .text())
                    .isEqualTo("ok");
        }
        MetaData.Request head = received().request();
        assertThat(head.getHttpURI().getAuthority()).isEqualTo("example.com:8080");
        assertThat(lines(head.getHttpFields()))
                .containsExactlyInAnyOrder("x-a: b", "te: trailers", "x-forwarded-for: 10.0.0.1, 127.0.0.1");
    }

    @Test
    void fieldsOfTheConnectionAreDropped() throws Exception {
        get("GET / HTTP/1.1\nHost: a\nConnection: X-Mine, keep-alive, TE\nX-Mine: 1\nKeep-Alive: 5\n"
                + "Proxy-Authorization: x\nTE: trailers, gzip\nX-Yours: 2");
        assertThat(lines(received().fields()))
                .containsExactlyInAnyOrder("x-yours: 2", "te: trailers", "x-forwarded-for: 127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb//c/%2e%2e/d", "/?q={x}|^", "/?%zz", "/a;b=c/d;e?f;g", "/a/../b"})
    void targetsAreNotTouched(String target) throws Exception {
        get("GET " + target + " HTTP/1.1\nHost: a");
        assertThat(received().request().getHttpURI().getPathQuery()).isEqualTo(target);
    }

    @Test
    void textOutsideOfAsciiIsSentInItsBytes() throws Exception {
        String bytes = new String("/größe?€".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        get("GET " + bytes + " HTTP/1.1\nHost: a\nX-Latin: gr\u00f6\u00dfe\nX-Empty:");
        FrameExchange request = received();
        assertThat(request.request().getHttpURI().getPathQuery()).isEqualTo(bytes);
        assertThat(request.fields().get("x-latin")).isEqualTo("größe");
        assertThat(request.fields().get("x-empty")).isEmpty();
    }

    @Test
    void headThatIsTooLargeForTheServerHurtsNobodyElse() throws Exception {
        server.limitHeaders(2000);
        try (FrameClient client = new FrameClient(proxy.port())) {
            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(client.get("/", "x-large", "x".repeat(3000)).status()).isEqualTo(431);
            assertThat(client.get("/").status()).isEqualTo(200);
            FrameExchange call = client.send("POST", "/", false);
            call.sendTrailers("x-large", "x".repeat(3000));
            assertThat(call.status()).isEqualTo(431);
            assertThat(client.get("/").status()).isEqualTo(200);
        }
        assertThat(server.sessions()).hasSize(1);
    }

    @Test
    void methodsKeepTheirCase() throws Exception {
        get("purge / HTTP/1.1\nHost: a");
        assertThat(received().request().getMethod()).isEqualTo("purge");
    }

    @Test
    void hostOfTheServerAndPathOfItsUrl() throws Exception {
        proxy.close();
        proxy = new ForwardingServer(new UpstreamTarget(
                Protocol.H2C, "127.0.0.1", server.port(), ForwardingServer.SETTINGS, false, true, "/base"));
        get("GET /a%2F?{b} HTTP/1.1\nHost: a");
        MetaData.Request head = received().request();
        assertThat(head.getHttpURI().getAuthority()).isEqualTo("127.0.0.1:" + server.port());
        assertThat(head.getHttpURI().getPathQuery()).isEqualTo("/base/a%2F?{b}");
    }

    @Test
    void bodyWithLength() throws Exception {
        get("POST / HTTP/1.1\nHost: a\nContent-Length: 5\n\nhello");
        FrameExchange request = received();
        assertThat(request.text()).isEqualTo("hello\r\n\r\n".substring(0, 5));
        assertThat(request.fields().get("content-length")).isEqualTo("5");
    }

    @Test
    void emptyBodyWithLength() throws Exception {
        get("POST / HTTP/1.1\nHost: a\nContent-Length: 0");
        FrameExchange request = received();
        assertThat(request.endedWithHead()).isTrue();
        assertThat(request.fields().get("content-length")).isEqualTo("0");
    }

    @Test
    void chunkedBodyAndTrailers() throws Exception {
        try (RawConnection client = proxy.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\nTrailer: X-Sum\n\n");
            client.sendLines("5\nhello\n6\n world\n0\nX-Sum: 7\n\n");
            assertThat(client.readResponse().text()).isEqualTo("ok");
        }
        FrameExchange request = received();
        assertThat(request.text()).isEqualTo("hello world");
        assertThat(request.fields().contains("transfer-encoding")).isFalse();
        assertThat(request.trailers().get("x-sum")).isEqualTo("7");
    }

    @Test
    void bodyWithoutLengthAndTrailersOfAnHttp2Client() throws Exception {
        try (FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange call = client.send("POST", "/", false);
            call.data("hello", false).data(" world", false).sendTrailers("x-sum", "7");
            assertThat(call.text()).isEqualTo("ok");
        }
        FrameExchange request = received();
        assertThat(request.text()).isEqualTo("hello world");
        assertThat(request.trailers().get("x-sum")).isEqualTo("7");
    }

    @Test
    void trailersWithoutBody() throws Exception {
        try (FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange call = client.send("POST", "/", false);
            call.sendTrailers("x-sum", "7");
            assertThat(call.text()).isEqualTo("ok");
        }
        assertThat(received().trailers().get("x-sum")).isEqualTo("7");
    }

    @Test
    void expectedContinueIsTheServersWord() throws Exception {
        try (FrameServer asking = new FrameServer((stream, head) -> {
                    FrameExchange exchange = new FrameExchange(whole -> {
                        requests.add(whole);
                        whole.head(200, true);
                    });
                    exchange.onRequest(stream, head);
                    exchange.head(100, false);
                    return exchange;
                });
                ForwardingServer way = ForwardingServer.toH2c(asking.port());
                RawConnection client = way.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: a\nContent-Length: 5\nExpect: 100-continue\n\n");
            assertThat(client.readHead().startLine()).startsWith("HTTP/1.1 100");
            client.send("hello");
            assertThat(client.readResponse().status()).isEqualTo(200);
            assertThat(received().text()).isEqualTo("hello");
        }
    }

    @Test
    void serverThatDoesNotAnswerAnExpectationGetsTheBodyAfterAWhile() throws Exception {
        try (RawConnection client = proxy.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: a\nContent-Length: 5\nExpect: 100-continue\n\n");
            assertThat(client.readHead().startLine()).startsWith("HTTP/1.1 100");
            client.send("hello");
            assertThat(client.readResponse().status()).isEqualTo(200);
        }
        assertThat(received().text()).isEqualTo("hello");
    }

    @Test
    void serverThatRefusesAnExpectation() throws Exception {
        try (FrameServer refusing = new FrameServer((stream, head) -> {
                    FrameExchange exchange = new FrameExchange();
                    exchange.onRequest(stream, head);
                    requests.add(exchange);
                    exchange.head(417, true);
                    return exchange;
                });
                ForwardingServer way = ForwardingServer.toH2c(refusing.port());
                RawConnection client = way.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: a\nContent-Length: 5\nExpect: 100-continue\n\n");
            assertThat(client.readResponse().status()).isEqualTo(417);
            assertThat(received().reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
        }
    }
}
