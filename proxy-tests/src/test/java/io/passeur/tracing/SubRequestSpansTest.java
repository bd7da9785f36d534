package io.passeur.tracing;

import static io.passeur.tracing.TracedProxy.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** The spans of requests that middlewares send. */
class SubRequestSpansTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    @Test
    void aSubRequestHasASpanOfItsOwnWithinTheClientsAndTellsItsServer() {
        Queue<RawMessage> questions = new ConcurrentLinkedQueue<>();
        try (RawUpstream app = RawUpstream.respondingWith(OK);
                RawUpstream authority = new RawUpstream(connection -> {
                    questions.add(connection.readRequest());
                    connection.sendLines(OK);
                });
                TracedProxy proxy = new TracedProxy(TracedProxy.toServer(app.url())
                        + "middlewares = ['auth']\n[http.middlewares.auth.testAuth]\naddress = '" + authority.url()
                        + "/check'\n")) {
            assertThat(proxy.get("/").text()).isEqualTo("ok");
            List<SeenSpan> spans = proxy.spans();
            SeenSpan received = named("GET", spans);
            SeenSpan asked = named("SubRequest", spans);
            SeenSpan sent = spans.stream()
                    .filter(span -> span.parent().equals(asked.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(asked.parent()).isEqualTo(received.id());
            assertThat(asked.attributes())
                    .containsEntry("traefik.middleware.name", "auth@testing")
                    .containsEntry("passeur.sub_request.destination", authority.url())
                    .containsEntry("http.response.status_code", 200L);
            assertThat(sent.name()).isEqualTo("ReverseProxy");
            assertThat(sent.attributes()).containsEntry("url.full", authority.url() + "/check");
            assertThat(questions.remove().value("traceparent")).contains(received.trace(), sent.id());
            assertThat(spans).hasSize(4);
        }
    }

    @Test
    void aRequestThatIsSentAgainStaysInItsSpan() {
        try (RawUpstream app = RawUpstream.respondingWith("HTTP/1.1 503 Service Unavailable\nContent-Length: 2\n\nno");
                TracedProxy proxy = new TracedProxy(TracedProxy.toServer(app.url())
                        + "middlewares = ['retry']\n[http.middlewares.retry.testRetry]\nattempts = 2\n")) {
            assertThat(proxy.get("/").status()).isEqualTo(503);
            List<SeenSpan> spans = proxy.spans();
            SeenSpan received = named("GET", spans);
            List<SeenSpan> sent = spans.stream()
                    .filter(span -> span.name().equals("ReverseProxy"))
                    .toList();
            assertThat(sent)
                    .hasSize(2)
                    .allSatisfy(span -> assertThat(span.parent()).isEqualTo(received.id()));
            assertThat(sent.get(1).attributes()).containsEntry("http.request.resend_count", 1L);
        }
    }
}
