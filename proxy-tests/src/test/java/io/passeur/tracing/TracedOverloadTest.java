package io.passeur.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.matrix.GatePlugin;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spans of requests that a blocking middleware has no thread for. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TracedOverloadTest {

    private static final String TABLE = """
            [http.routers.web]
            rule = 'Host(`x.test`)'
            service = 'noop@internal'
            middlewares = ['gate']
            [http.middlewares.gate.gate]
            """;

    @BeforeEach
    void shut() {
        GatePlugin.shut();
    }

    @AfterEach
    void open() {
        GatePlugin.open();
    }

    private static RawConnection ask(TracedProxy proxy) {
        return proxy.connect().sendLines("GET / HTTP/1.1\nHost: x.test\nX-Wait: 1\n\n");
    }

    private static boolean hasResponse(RawConnection connection) {
        try {
            return connection.socket().getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everySpanEndsAndThoseOfTheRefusedRequestAreErrors() {
        try (TracedProxy proxy = new TracedProxy(
                        TABLE,
                        "--core.blockingMiddlewares.maxConcurrent=1",
                        "--core.blockingMiddlewares.maxWaiting=1",
                        "--tracing.addInternals=true",
                        "--entrypoints.web.observability.traceVerbosity=detailed");
                RawConnection first = ask(proxy)) {
            GatePlugin.awaitWaiting(1);
            try (RawConnection second = ask(proxy);
                    RawConnection third = ask(proxy)) {
                Await.until(() -> hasResponse(second) || hasResponse(third));
                GatePlugin.open();
                assertThat(List.of(first.readResponse(), second.readResponse(), third.readResponse()))
                        .extracting(response -> response.status())
                        .containsExactlyInAnyOrder(418, 418, 503);
            }
            List<SeenSpan> spans = proxy.spans();
            List<SeenSpan> refused = spans.stream()
                    .filter(span -> Long.valueOf(503).equals(span.attributes().get("http.response.status_code")))
                    .toList();
            assertThat(refused).extracting(SeenSpan::name).containsExactly("GET");
            assertThat(refused).allMatch(SeenSpan::error);
            List<SeenSpan> trace = spans.stream()
                    .filter(span -> span.trace().equals(refused.get(0).trace()))
                    .toList();
            assertThat(trace)
                    .as("%s", spans)
                    .extracting(SeenSpan::name)
                    .containsExactlyInAnyOrder("GET", "Router", "Gate");
            assertThat(spans).allMatch(span -> span.end() >= span.begin());
            assertThat(spans).filteredOn(span -> span.name().equals("Gate")).hasSize(3);
        }
    }
}
