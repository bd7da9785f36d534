package io.passeur.tracing;

import io.passeur.otlp.OtlpReceiver;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A proxy that traces, and the collector that its traces go to. */
final class TracedProxy implements AutoCloseable {

    private final OtlpReceiver collector = OtlpReceiver.http();
    private final TestingProxy proxy;

    /** @param flags beside those for the collector */
    TracedProxy(String dynamic, String... flags) {
        String endpoint = "--tracing.otlp.http.endpoint=http://127.0.0.1:" + collector.port();
        proxy = TestingProxy.start(
                dynamic,
                Stream.concat(Stream.of(endpoint), Arrays.stream(flags)).toArray(String[]::new));
    }

    /** A router {@code web} for the host {@code x.test}, and its service {@code app} with one server. */
    static String toServer(String url) {
        return """
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                [http.routers.web]
                rule = 'Host(`x.test`)'
                service = 'app'
                """.formatted(url);
    }

    RawConnection connect() {
        return proxy.connect();
    }

    TestingProxy proxy() {
        return proxy;
    }

    RawMessage get(String path) {
        return proxy.get("x.test", path);
    }

    /** Sends {@code GET /} with header lines, each with its end. */
    RawMessage getWith(String headers) {
        try (RawConnection connection = connect()) {
            connection.sendLines("GET / HTTP/1.1\nHost: x.test\n" + headers + "\n");
            return connection.readResponse();
        }
    }

    /** All spans there have been, from the outside in. The proxy stops, which sends what still waits. */
    List<SeenSpan> spans() {
        proxy.drain();
        return SeenSpan.of(collector.all());
    }

    /** The only span of that name. */
    static SeenSpan named(String name, List<SeenSpan> spans) {
        List<SeenSpan> found =
                spans.stream().filter(span -> span.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " spans are named " + name + " among " + spans);
        }
        return found.get(0);
    }

    @Override
    public void close() {
        proxy.close();
        collector.close();
    }
}
