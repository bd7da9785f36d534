package io.passeur.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracing beside servers that are gone. */
class TracedFailoverTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    private static String gone() {
        RawUpstream gone = RawUpstream.respondingWith("");
        gone.close();
        return gone.url();
    }

    private static String services(String dead, String alive) {
        return """
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                [http.routers.web]
                rule = 'Host(`x.test`)'
                service = 'app'
                """.formatted(dead, alive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tracing.sampleRate=1", "--tracing.sampleRate=0"})
    void aRequestThatFindsItsServerGoneGoesToTheNextOneThatIsToldOfItsOwnSpan(String flag) {
        try (RawUpstream alive = RawUpstream.respondingWith(OK);
                TracedProxy proxy = new TracedProxy(services(gone(), alive.url()), flag)) {
            for (int i = 0; i < 4; i++) {
                assertThat(proxy.get("/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void eachServerThatWasTriedHasASpanOfItsOwnWithinThatOfTheRequest() {
        try (RawUpstream alive = new RawUpstream(connection -> {
                    RawMessage request = connection.readRequest();
                    String parent = request.value("traceparent");
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + parent.length() + "\n\n" + parent);
                });
                TracedProxy proxy = new TracedProxy(services(gone(), alive.url()))) {
            // Servers take turns, so one of the two requests begins with the one that is gone.
            List<String> parents = List.of(proxy.get("/").text(), proxy.get("/").text());
            List<SeenSpan> spans = proxy.spans();
            SeenSpan failed = spans.stream().filter(SeenSpan::error).findFirst().orElseThrow();
            List<SeenSpan> trace = spans.stream()
                    .filter(span -> span.trace().equals(failed.trace()))
                    .toList();
            SeenSpan received = TracedProxy.named("GET", trace);
            SeenSpan sent = trace.stream()
                    .filter(span -> span.name().equals("ReverseProxy") && !span.error())
                    .findFirst()
                    .orElseThrow();

            assertThat(trace).hasSize(3);
            assertThat(List.of(failed.parent(), sent.parent())).containsOnly(received.id());
            assertThat(parents).anyMatch(parent -> parent.contains(sent.trace() + "-" + sent.id()));
        }
    }

    @Test
    void aBodyGoesAlong() {
        try (RawUpstream echo = new RawUpstream(connection -> {
                    RawMessage request = connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 5\n\n" + request.text());
                });
                TracedProxy proxy = new TracedProxy(services(gone(), echo.url()));
                RawConnection client = proxy.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: x.test\nContent-Length: 5\n\nhello");
            assertThat(client.readResponse().text()).isEqualTo("hello");
        }
    }
}
