package io.passeur.tracing;

import static io.passeur.tracing.TracedProxy.toServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.otlp.OtlpReceiver;
import io.passeur.otlp.OtlpReceiver.Received;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How traces get to a collector, and whose they are. */
class ExportTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    @Test
    void overGrpcTheyArriveWithHeaders() {
        try (OtlpReceiver collector = OtlpReceiver.grpc();
                RawUpstream server = RawUpstream.respondingWith(OK);
                TestingProxy proxy = TestingProxy.start(
                        toServer(server.url()),
                        "--tracing.otlp.grpc.endpoint=127.0.0.1:" + collector.port(),
                        "--tracing.otlp.grpc.insecure=true",
                        "--tracing.otlp.grpc.headers.Api-Key=s3cret")) {
            proxy.get("x.test", "/");
            proxy.drain();
            Received received = collector.next();

            assertThat(received.path()).isEqualTo("opentelemetry.proto.collector.trace.v1.TraceService/Export");
            assertThat(received.headers()).containsEntry("api-key", "s3cret");
            assertThat(SeenSpan.of(List.of(received)))
                    .extracting(SeenSpan::name)
                    .containsExactlyInAnyOrder("GET", "ReverseProxy");
        }
    }

    @Test
    void theySayWhoTheProxyIs() {
        try (TracedProxy proxy = new TracedProxy(
                "",
                "--tracing.serviceName=edge",
                "--tracing.resourceAttributes.team=blue",
                "--tracing.resourceAttributes.zone=a",
                "--tracing.globalAttributes.zone=b",
                "--tracing.globalAttributes.old=1")) {
            proxy.get("/");
            Map<String, Object> resource = proxy.spans().get(0).resource();

            assertThat(resource)
                    .containsEntry("service.name", "edge")
                    .containsEntry("team", "blue")
                    .containsEntry("zone", "a")
                    .containsEntry("old", "1")
                    .containsKeys("service.version", "host.name", "telemetry.sdk.name");
        }
    }

    @Test
    void theUsualNameIsTraefiks() {
        try (TracedProxy proxy = new TracedProxy("")) {
            proxy.get("/");

            assertThat(proxy.spans().get(0).resource()).containsEntry("service.name", "traefik");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.5", "-0.1", "NaN"})
    void aRateThatIsNoShareIsRefused(String rate) {
        assertThatThrownBy(() -> TestingProxy.start("", "--tracing.sampleRate=" + rate))
                .hasMessageContaining("tracing.sampleRate")
                .hasMessageContaining("is not a sample rate (expected: 0 for no request to 1 for every request)");
    }

    @Test
    void aCollectorThatTakesNothingDoesNotHoldUpAnyone() {
        try (RawUpstream silent = new RawUpstream(connection -> connection.awaitClose());
                RawUpstream server = RawUpstream.respondingWith(OK);
                TestingProxy proxy =
                        TestingProxy.start(toServer(server.url()), "--tracing.otlp.http.endpoint=" + silent.url())) {
            for (int i = 0; i < 3000; i++) {
                assertThat(proxy.get("x.test", "/").status()).isEqualTo(200);
            }
            proxy.drain();
            assertThat(silent.connections()).isPositive();
        }
    }

    @Test
    void theAccessLogNamesTheTraceAndTheSpanOfTheRequest(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("access.log");
        try (TracedProxy proxy = new TracedProxy(
                toServer("http://127.0.0.1:1"), "--accessLog.filePath=" + log, "--accessLog.format=json")) {
            proxy.get("/");
            proxy.proxy().get("unknown.test", "/");
            List<SeenSpan> spans = proxy.spans();
            List<SeenSpan> requests =
                    spans.stream().filter(span -> span.kind().equals("SERVER")).toList();

            assertThat(requests).hasSize(2);
            assertThat(Files.readAllLines(log))
                    .hasSize(2)
                    .allMatch(line -> requests.stream()
                            .anyMatch(span -> line.contains("\"TraceId\":\"" + span.trace() + "\"")
                                    && line.contains("\"SpanId\":\"" + span.id() + "\"")));
        }
    }
}
