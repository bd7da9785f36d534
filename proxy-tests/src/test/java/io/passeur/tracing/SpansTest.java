package io.passeur.tracing;

import static io.passeur.tracing.TracedProxy.named;
import static io.passeur.tracing.TracedProxy.toServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What spans there are of a request, and what they say. */
class SpansTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\nX-Answer: a\nX-Answer: b\n\nok";

    @Test
    void aRequestHasASpanAndItsWayToTheServerAnotherWithin() {
        try (RawUpstream server = RawUpstream.respondingWith(OK);
                TracedProxy proxy = new TracedProxy(toServer(server.url()));
                RawConnection client = proxy.connect()) {
            int clientPort = client.socket().getLocalPort();
            client.sendLines("POST /a%20b?x=1&token=s3cret HTTP/1.1\nHost: x.test:81\nUser-Agent: tester\n"
                    + "Content-Length: 3\n\nabc");
            assertThat(client.readResponse().text()).isEqualTo("ok");
            List<SeenSpan> spans = proxy.spans();
            SeenSpan received = named("POST", spans);
            SeenSpan sent = named("ReverseProxy", spans);

            assertThat(spans).hasSize(2);
            assertThat(received.kind()).isEqualTo("SERVER");
            assertThat(received.parent()).isEmpty();
            assertThat(received.error()).isFalse();
            assertThat(received.attributes())
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("entry_point", "web"),
                            Map.entry("http.request.method", "POST"),
                            Map.entry("http.request.body.size", 3L),
                            Map.entry("http.response.status_code", 200L),
                            Map.entry("url.path", "/a%20b"),
                            Map.entry("url.query", "x=REDACTED&token=REDACTED"),
                            Map.entry("url.scheme", "http"),
                            Map.entry("user_agent.original", "tester"),
                            Map.entry("server.address", "x.test:81"),
                            Map.entry("client.address", "127.0.0.1"),
                            Map.entry("client.port", (long) clientPort),
                            Map.entry("network.peer.address", "127.0.0.1"),
                            Map.entry("network.peer.port", (long) clientPort),
                            Map.entry("network.protocol.version", "1.1")));
            assertThat(sent.kind()).isEqualTo("CLIENT");
            assertThat(sent.parent()).isEqualTo(received.id());
            assertThat(sent.trace()).isEqualTo(received.trace());
            assertThat(sent.error()).isFalse();
            assertThat(sent.attributes())
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("http.request.method", "POST"),
                            Map.entry("http.response.status_code", 200L),
                            Map.entry("url.full", server.url() + "/a%20b?x=REDACTED&token=REDACTED"),
                            Map.entry("url.scheme", "http"),
                            Map.entry("user_agent.original", "tester"),
                            Map.entry("server.address", "127.0.0.1"),
                            Map.entry("server.port", (long) server.port()),
                            Map.entry("network.peer.address", "127.0.0.1"),
                            Map.entry("network.peer.port", (long) server.port()),
                            Map.entry("network.protocol.version", "1.1")));
            assertThat(received.begin()).isLessThanOrEqualTo(sent.begin());
            assertThat(sent.begin()).isLessThan(sent.end());
            assertThat(sent.end()).isLessThanOrEqualTo(received.end());
        }
    }

    @ParameterizedTest
    @CsvSource({"200, false, false", "302, false, false", "404, false, true", "500, true, true", "503, true, true"})
    void whatIsAnErrorDependsOnWhoLooks(int status, boolean ofProxy, boolean ofServer) {
        try (RawUpstream server = RawUpstream.respondingWith("HTTP/1.1 " + status + " X\nContent-Length: 0\n\n");
                TracedProxy proxy = new TracedProxy(toServer(server.url()))) {
            assertThat(proxy.get("/").status()).isEqualTo(status);
            List<SeenSpan> spans = proxy.spans();

            assertThat(named("GET", spans).error()).isEqualTo(ofProxy);
            assertThat(named("ReverseProxy", spans).error()).isEqualTo(ofServer);
            assertThat(spans)
                    .extracting(span -> span.attributes().get("http.response.status_code"))
                    .containsExactly((long) status, (long) status);
        }
    }

    @Test
    void aServerThatIsNotThereIsAnErrorOfBoth() {
        try (TracedProxy proxy = new TracedProxy(toServer("http://127.0.0.1:1"))) {
            assertThat(proxy.get("/").status()).isEqualTo(502);
            List<SeenSpan> spans = proxy.spans();

            assertThat(spans).hasSize(2).allMatch(SeenSpan::error);
            assertThat(named("ReverseProxy", spans).attributes()).containsEntry("http.response.status_code", 502L);
        }
    }

    @Test
    void valuesOfTheQueryAreShownIfTheirNamesAreSafe() {
        try (RawUpstream server = RawUpstream.respondingWith(OK);
                TracedProxy proxy = new TracedProxy(toServer(server.url()), "--tracing.safeQueryParams=page,a b")) {
            proxy.get("/?page=1&key=2&a%20b=3&flag&page=4&%zz=5&");
            List<SeenSpan> spans = proxy.spans();

            String shown = "page=1&key=REDACTED&a%20b=3&flag=REDACTED&page=4&%zz=REDACTED&";
            assertThat(named("GET", spans).attributes()).containsEntry("url.query", shown);
            assertThat(named("ReverseProxy", spans).attributes())
                    .containsEntry("url.full", server.url() + "/?" + shown);
        }
    }

    @Test
    void headersAreShownIfTheyAreNamedAndEachSpanShowsItsOwnSide() {
        String change = """
                [http.middlewares.mark.mark]
                [http.routers.web]
                rule = 'Host(`x.test`)'
                service = 'app'
                middlewares = ['mark']
                """;
        try (RawUpstream server = RawUpstream.respondingWith(OK);
                TracedProxy proxy = new TracedProxy(
                        toServer(server.url()).replaceAll("(?s)\\[http.routers.*", "") + change,
                        "--tracing.capturedRequestHeaders=X-Asked,X-Marked,x-none",
                        "--tracing.capturedResponseHeaders=X-Answer,X-Marked")) {
            proxy.getWith("X-Asked: 1\nx-asked: 2\nX-Secret: s\n");
            List<SeenSpan> spans = proxy.spans();
            Map<String, Object> received = named("GET", spans).attributes();
            Map<String, Object> sent = named("ReverseProxy", spans).attributes();

            assertThat(received)
                    .containsEntry("http.request.header.x-asked", List.of("1", "2"))
                    .containsEntry("http.response.header.x-answer", List.of("a", "b"))
                    .containsEntry("http.response.header.x-marked", List.of("answer"))
                    .doesNotContainKey("http.request.header.x-marked");
            assertThat(sent)
                    .containsEntry("http.request.header.x-asked", List.of("1", "2"))
                    .containsEntry("http.request.header.x-marked", List.of("request"))
                    .containsEntry("http.response.header.x-answer", List.of("a", "b"))
                    .doesNotContainKey("http.response.header.x-marked");
            assertThat(received.keySet().toString() + sent.keySet()).doesNotContain("secret", "none");
        }
    }

    @Test
    void aRequestThatNoRouterTakesHasASpanAlone() {
        try (TracedProxy proxy = new TracedProxy(toServer("http://127.0.0.1:1"))) {
            assertThat(proxy.proxy().get("other.test", "/x?y=1").status()).isEqualTo(404);
            List<SeenSpan> spans = proxy.spans();

            assertThat(spans).hasSize(1);
            assertThat(named("GET", spans).attributes())
                    .containsEntry("entry_point", "web")
                    .containsEntry("server.address", "other.test")
                    .containsEntry("url.path", "/x")
                    .containsEntry("url.query", "y=REDACTED")
                    .containsEntry("url.scheme", "http")
                    .containsEntry("http.response.status_code", 404L);
        }
    }

    @Test
    void aRequestThatIsRefusedBeforeTheRoutersHasOneToo() {
        try (TracedProxy proxy = new TracedProxy(toServer("http://127.0.0.1:1"));
                RawConnection client = proxy.connect()) {
            client.sendLines("CONNECT x.test:443 HTTP/1.1\nHost: x.test:443\n\n");
            assertThat(client.readResponse().status()).isEqualTo(501);

            assertThat(named("CONNECT", proxy.spans()).attributes()).containsEntry("http.response.status_code", 501L);
        }
    }

    @Test
    void aBodyOfUnknownLengthIsMeasured() {
        try (RawUpstream server = RawUpstream.respondingWith(OK);
                TracedProxy proxy = new TracedProxy(toServer(server.url()));
                RawConnection client = proxy.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: x.test\nTransfer-Encoding: chunked\n\n4\nabcd\n3\nefg\n0\n\n");
            client.readResponse();

            assertThat(named("POST", proxy.spans()).attributes()).containsEntry("http.request.body.size", 7L);
        }
    }

    @Test
    void whatAClientWroteCannotFillTheMemory() {
        try (RawUpstream server = RawUpstream.respondingWith(OK);
                TracedProxy proxy = new TracedProxy(toServer(server.url()))) {
            proxy.get("/" + "x".repeat(20_000));

            assertThat((String) named("GET", proxy.spans()).attributes().get("url.path"))
                    .hasSize(4096);
        }
    }
}
