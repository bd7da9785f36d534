package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Traces as OpenTelemetry's variables want them, with nobody who takes them. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String NOBODY = "--tracing.otlp.http.endpoint=http://127.0.0.1:1";
    private static final String LOST = "cannot send to http://127.0.0.1:1/v1/traces";

    @TempDir
    Path folder;

    private final BlockingQueue<RawMessage> received = new LinkedBlockingQueue<>();

    private RawUpstream server() {
        return new RawUpstream(connection -> {
            while (true) {
                received.add(connection.readRequest());
                connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            }
        });
    }

    private static String route(RawUpstream server) {
        return """
                [http.routers.web]
                rule = "PathPrefix(`/`)"
                service = "app"
                [[http.services.app.loadBalancer.servers]]
                url = "%s"
                """.formatted(server.url());
    }

    @Test
    void aCollectorThatIsNotThereIsSaidOnceAndHoldsNothingUp() throws Exception {
        Map<String, String> impatient = Map.of("OTEL_BSP_SCHEDULE_DELAY", "20", "OTEL_EXPORTER_OTLP_TIMEOUT", "300");
        try (RawUpstream server = server();
                RunningProxy proxy = RunningProxy.start(HOME, folder, route(server), impatient, NOBODY)) {
            Await.until(() ->
                    proxy.get("a.test", "/").status() == 200 && proxy.output().contains(LOST) && received.size() > 50);
            proxy.terminate();

            assertThat(proxy.awaitExit()).isZero();
            assertThat(proxy.output()
                            .lines()
                            .filter(line -> line.contains(LOST))
                            .map(line -> line.split(" ", 2)[1]))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void spansThatAreThrownAwayAreCounted() throws Exception {
        Map<String, String> narrow = Map.of("OTEL_BSP_MAX_QUEUE_SIZE", "1", "OTEL_BSP_SCHEDULE_DELAY", "20");
        try (RawUpstream server = server();
                RunningProxy proxy = RunningProxy.start(HOME, folder, route(server), narrow, NOBODY)) {
            Await.until(() -> proxy.get("a.test", "/").status() == 200
                    && proxy.output()
                            .contains("spans are lost, because they arrive faster than the collector accepts them"));
        }
    }

    @Test
    void tracesTravelInTheHeadersThatTheEnvironmentNames() throws Exception {
        Map<String, String> multi = Map.of("OTEL_PROPAGATORS", "b3multi, baggage");
        try (RawUpstream server = server();
                RunningProxy proxy = RunningProxy.start(HOME, folder, route(server), multi, NOBODY);
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: a.test\nb3: " + TRACE + "-00f067aa0ba902b7-1-00f067aa0ba902b6\n"
                    + "X-B3-ParentSpanId: 00f067aa0ba902b6\ntraceparent: 00-" + TRACE + "-00f067aa0ba902b7-01\n\n");
            assertThat(client.readResponse().status()).isEqualTo(200);

            RawMessage told = received.take();
            assertThat(told.value("X-B3-TraceId")).isEqualTo(TRACE);
            assertThat(told.value("X-B3-SpanId")).matches("[0-9a-f]{16}").isNotEqualTo("00f067aa0ba902b7");
            assertThat(told.value("X-B3-Sampled")).isEqualTo("1");
            assertThat(told.has("X-B3-ParentSpanId")).isFalse();
            assertThat(told.value("traceparent")).isEqualTo("00-" + TRACE + "-00f067aa0ba902b7-01");
        }
    }

    @Test
    void aPropagatorThatIsNotKnownStopsTheStart() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(HOME.resolve("bin/passeur").toString(), "--tracing")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("OTEL_PROPAGATORS", "tracecontext,xray");
        builder.environment().put("PASSEUR_CACHE", "");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(output).contains("OTEL_PROPAGATORS: \"xray\" is unknown (expected: tracecontext, baggage, b3");
    }
}
