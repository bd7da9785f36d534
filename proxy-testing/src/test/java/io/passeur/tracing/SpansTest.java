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
        try (RawUpstream server = RawUpstream.answering(OK);
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
}
