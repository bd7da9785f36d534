package io.passeur.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.passeur.config.ClientTlsConfiguration;
import io.passeur.config.OtlpGrpcConfiguration;
import io.passeur.config.OtlpHttpConfiguration;
import io.passeur.net.Network;
import io.passeur.otlp.OtlpReceiver.Received;
import io.passeur.spi.ConfigurationException;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.TlsContexts;
import io.passeur.tls.KeyMaterial;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at a collector, over the wire. */
class OtlpExportersTest {

    private static final Map<String, String> TOKEN = Map.of("api-key", "s3cret");
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("collector authority");
    private static final KeyMaterial SERVER = AUTHORITY.issue("localhost", "127.0.0.1");

    private final Network network = new Network(1);
    private final OtlpExporters exporters = new OtlpExporters(network, Map.of());

    @AfterEach
    void close() {
        network.close();
    }

    private static OtlpHttpConfiguration http(String endpoint, @Nullable ClientTlsConfiguration tls) {
        return new OtlpHttpConfiguration(endpoint, TOKEN, tls);
    }

    private static OtlpGrpcConfiguration grpc(int port, boolean insecure, @Nullable ClientTlsConfiguration tls) {
        return new OtlpGrpcConfiguration("localhost:" + port, insecure, TOKEN, tls);
    }

    private static ClientTlsConfiguration trusting(CertificateAuthority authority) {
        return new ClientTlsConfiguration(authority.pem(), "", "", false);
    }

    /** Counts to 3 and exports that. */
    private static boolean exportThree(MetricExporter exporter) {
        try (SdkMeterProvider provider = SdkMeterProvider.builder()
                .registerMetricReader(PeriodicMetricReader.create(exporter))
                .build()) {
            provider.get("test").counterBuilder("things").build().add(3);
            return joined(provider.forceFlush());
        }
    }

    private static boolean exportSpan(SpanExporter exporter) {
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            provider.get("test").spanBuilder("step").startSpan().end();
            return joined(provider.forceFlush());
        }
    }

    private static boolean joined(CompletableResultCode result) {
        return result.join(20, TimeUnit.SECONDS).isSuccess();
    }

    private static long things(Received received) {
        try {
            return ExportMetricsServiceRequest.parseFrom(received.message())
                    .getResourceMetrics(0)
                    .getScopeMetrics(0)
                    .getMetrics(0)
                    .getSum()
                    .getDataPoints(0)
                    .getAsInt();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static String step(Received received) throws InvalidProtocolBufferException {
        return ExportTraceServiceRequest.parseFrom(received.message())
                .getResourceSpans(0)
                .getScopeSpans(0)
                .getSpans(0)
                .getName();
    }

    @Test
    void metricsArePostedToTheUsualPathWithHeadersAndZipped() {
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            assertThat(exportThree(
                            exporters.metrics("metrics.otlp", http("http://127.0.0.1:" + receiver.port(), null), null)))
                    .isTrue();

            Received received = receiver.next();
            assertThat(received.path()).isEqualTo("/v1/metrics");
            assertThat(received.headers())
                    .containsEntry("api-key", "s3cret")
                    .containsEntry("content-encoding", "gzip")
                    .containsEntry("content-type", "application/x-protobuf");
            assertThat(things(received)).isEqualTo(3);
        }
    }

    @Test
    void aWrittenPathIsKept() {
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            exportThree(exporters.metrics(
                    "metrics.otlp", http("http://127.0.0.1:" + receiver.port() + "/otlp/m", null), null));

            assertThat(receiver.next().path()).isEqualTo("/otlp/m");
        }
    }

    @Test
    void tracesGoTheSameWays() throws Exception {
        try (OtlpReceiver overHttp = OtlpReceiver.http();
                OtlpReceiver overGrpc = OtlpReceiver.grpc()) {
            OtlpHttpConfiguration http = http("http://127.0.0.1:" + overHttp.port(), null);
            exportSpan(exporters.spans("tracing.otlp", http, null));
            exportSpan(exporters.spans("tracing.otlp", http, grpc(overGrpc.port(), true, null)));

            Received posted = overHttp.next();
            assertThat(posted.path()).isEqualTo("/v1/traces");
            assertThat(step(posted)).isEqualTo("step");
            Received called = overGrpc.next();
            assertThat(called.path()).isEqualTo("opentelemetry.proto.collector.trace.v1.TraceService/Export");
            assertThat(called.headers()).containsEntry("api-key", "s3cret");
            assertThat(step(called)).isEqualTo("step");
        }
    }

    @Test
    void theCollectorsAuthorityIsTrustedAndItsClientCertificateShown() {
        KeyMaterial client = AUTHORITY.issue("proxy");
        try (OtlpReceiver receiver = OtlpReceiver.https(TlsContexts.of(SERVER, AUTHORITY), true)) {
            ClientTlsConfiguration tls =
                    new ClientTlsConfiguration(AUTHORITY.pem(), Pem.of(client.leaf()), Pem.of(client.key()), false);
            exportThree(exporters.metrics("metrics.otlp", http("https://localhost:" + receiver.port(), tls), null));

            assertThat(things(receiver.next())).isEqualTo(3);
        }
    }

    @Test
    void aStrangersCertificateIsRefusedUnlessThatDoesNotMatter() {
        CertificateAuthority other = CertificateAuthority.root("another authority");
        KeyMaterial stranger = other.issue("elsewhere.example");
        try (OtlpReceiver http = OtlpReceiver.https(TlsContexts.of(stranger, null), false);
                OtlpReceiver grpc = OtlpReceiver.grpcs(stranger)) {
            String url = "https://localhost:" + http.port();
            assertThat(exportThree(exporters.metrics("metrics.otlp", http(url, trusting(AUTHORITY)), null)))
                    .isFalse();
            assertThat(exportThree(exporters.metrics(
                            "metrics.otlp", http(url, null), grpc(grpc.port(), false, trusting(other)))))
                    .isFalse();

            ClientTlsConfiguration careless = new ClientTlsConfiguration("", "", "", true);
            assertThat(exportThree(exporters.metrics("metrics.otlp", http(url, careless), null)))
                    .isTrue();
            assertThat(exportThree(
                            exporters.metrics("metrics.otlp", http(url, null), grpc(grpc.port(), false, careless))))
                    .isTrue();
        }
    }

    @Test
    void grpcSpeaksTls() {
        try (OtlpReceiver receiver = OtlpReceiver.grpcs(SERVER)) {
            exportThree(exporters.metrics(
                    "metrics.otlp", http("http://unused:1", null), grpc(receiver.port(), false, trusting(AUTHORITY))));

            Received received = receiver.next();
            assertThat(received.path()).isEqualTo("opentelemetry.proto.collector.metrics.v1.MetricsService/Export");
            assertThat(things(received)).isEqualTo(3);
        }
    }

    /** 14: unavailable; 3: invalid argument. */
    @Test
    void whatMayPassIsTriedAgainAndWhatCannotPassIsNot() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            OtlpGrpcConfiguration grpc = grpc(receiver.port(), true, null);
            receiver.refuse(14);
            assertThat(exportThree(exporters.metrics("metrics.otlp", http("http://unused:1", null), grpc)))
                    .isTrue();
            assertThat(things(receiver.next())).isEqualTo(3);

            receiver.refuse(3);
            assertThat(exportThree(exporters.metrics("metrics.otlp", http("http://unused:1", null), grpc)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "ftp://collector", "http://", "http://a b", "http://collector/?x=1", ""})
    void whatIsNoUrlIsRefusedByName(String endpoint) {
        assertThatThrownBy(() -> exporters.metrics("metrics.otlp", http(endpoint, null), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("metrics.otlp.http.endpoint: \"" + endpoint + "\" is not a URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector", "http://collector:4317", ":4317", "a:b"})
    void whatIsNoAddressIsRefusedByName(String endpoint) {
        OtlpGrpcConfiguration grpc = new OtlpGrpcConfiguration(endpoint, true, Map.of(), null);
        assertThatThrownBy(() -> exporters.metrics("metrics.otlp", http("http://unused:1", null), grpc))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("metrics.otlp.grpc.endpoint: \"" + endpoint + "\" is not a host and port");
    }

    @Test
    void filesOfTlsAreNamedWhenTheyCannotBeUsed() {
        ClientTlsConfiguration half = new ClientTlsConfiguration("", Pem.of(SERVER.leaf()), "", false);
        ClientTlsConfiguration missing = new ClientTlsConfiguration("/no/such.pem", "", "", false);
        assertThat(List.of(half, missing))
                .extracting(tls -> {
                    try {
                        return exporters
                                .metrics("metrics.otlp", http("https://collector", tls), null)
                                .toString();
                    } catch (ConfigurationException e) {
                        return String.valueOf(e.getMessage());
                    }
                })
                .containsExactly(
                        "metrics.otlp.http.tls.key: missing, but cert is set",
                        "metrics.otlp.http.tls.ca: the file \"/no/such.pem\" does not exist (expected: a PEM file or PEM text)");
    }

    @Test
    void theEnvironmentHasTheLastWordOnWhoItIs() {
        Map<String, String> environment = Map.of(
                "OTEL_RESOURCE_ATTRIBUTES", "team=edge%20one, region = eu ,nonsense,=x", "OTEL_SERVICE_NAME", "front");
        var resource = OtlpResource.of("traefik", Map.of("region", "us", "zone", "b"), "1.2", "host1", environment);

        assertThat(resource.getAttributes().asMap().entrySet())
                .extracting(entry -> entry.getKey().getKey() + "=" + entry.getValue())
                .contains(
                        "service.name=front",
                        "service.version=1.2",
                        "host.name=host1",
                        "team=edge one",
                        "region=eu",
                        "zone=b",
                        "telemetry.sdk.language=java");
    }

    @Test
    void theEnvironmentSaysHowLongAnExportMayTake() {
        Map<String, String> environment =
                Map.of("OTEL_EXPORTER_OTLP_TIMEOUT", "700", "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "1500");
        assertThat(ExportTimeout.of(environment, "METRICS").duration()).hasMillis(1500);
        assertThat(ExportTimeout.of(environment, "TRACES").duration()).hasMillis(700);
        assertThatThrownBy(() -> ExportTimeout.of(Map.of("OTEL_EXPORTER_OTLP_TIMEOUT", "10s"), "TRACES"))
                .hasMessage("OTEL_EXPORTER_OTLP_TIMEOUT: \"10s\" is not a number of milliseconds above 0");
    }
}
