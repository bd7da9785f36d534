package io.passeur.otlp;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.passeur.config.OtlpGrpcConfiguration;
import io.passeur.config.OtlpHttpConfiguration;
import io.passeur.net.Network;
import io.passeur.spi.ConfigurationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates exporters from the configuration of a collector. gRPC wins if both are configured. */
public final class OtlpExporters {

    private static final String GZIP = "gzip";

    private final Network network;
    private final Map<String, String> environment;

    /** @param environment OpenTelemetry's variables in it limit the time of an export */
    public OtlpExporters(Network network, Map<String, String> environment) {
        QuietLibrary.silence();
        this.network = network;
        this.environment = Map.copyOf(environment);
    }

    /**
     * An exporter of metrics; the caller closes it.
     *
     * @param option the section that holds both, for messages: {@code metrics.otlp}
     * @throws ConfigurationException if one of the settings cannot work
     */
    public MetricExporter metrics(String option, OtlpHttpConfiguration http, @Nullable OtlpGrpcConfiguration grpc) {
        ExportTimeout timeout = ExportTimeout.of(environment, "METRICS");
        if (grpc != null) {
            Collector collector = Collector.overGrpc(option + ".grpc", grpc);
            var builder = OtlpGrpcMetricExporter.builder()
                    .setEndpoint(collector.url())
                    .setHeaders(collector::headers)
                    .setCompression(GZIP)
                    .setTimeout(timeout.duration())
                    .setMeterProvider(MeterProvider.noop())
                    .setComponentLoader(new GrpcSenders(network, collector.tls()));
            return new WatchedMetricExporter(builder.build(), new ExportFailures(collector));
        }
        Collector collector = Collector.overHttp(option + ".http", http, "/v1/metrics");
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(collector.url())
                .setHeaders(collector::headers)
                .setCompression(GZIP)
                .setTimeout(timeout.duration())
                .setMeterProvider(MeterProvider.noop());
        if (collector.tls() != null) {
            builder.setSslContext(collector.tls().context(), collector.tls().trust());
        }
        return new WatchedMetricExporter(builder.build(), new ExportFailures(collector));
    }

    /**
     * An exporter of traces; the caller closes it.
     *
     * @param option the section that holds both, for messages: {@code tracing.otlp}
     * @throws ConfigurationException if one of the settings cannot work
     */
    public SpanExporter spans(String option, OtlpHttpConfiguration http, @Nullable OtlpGrpcConfiguration grpc) {
        ExportTimeout timeout = ExportTimeout.of(environment, "TRACES");
        if (grpc != null) {
            Collector collector = Collector.overGrpc(option + ".grpc", grpc);
            var builder = OtlpGrpcSpanExporter.builder()
                    .setEndpoint(collector.url())
                    .setHeaders(collector::headers)
                    .setCompression(GZIP)
                    .setTimeout(timeout.duration())
                    .setMeterProvider(MeterProvider.noop())
                    .setComponentLoader(new GrpcSenders(network, collector.tls()));
            return new WatchedSpanExporter(builder.build(), new ExportFailures(collector));
        }
        Collector collector = Collector.overHttp(option + ".http", http, "/v1/traces");
        OtlpHttpSpanExporterBuilder builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.url())
                .setHeaders(collector::headers)
                .setCompression(GZIP)
                .setTimeout(timeout.duration())
                .setMeterProvider(MeterProvider.noop());
        if (collector.tls() != null) {
            builder.setSslContext(collector.tls().context(), collector.tls().trust());
        }
        return new WatchedSpanExporter(builder.build(), new ExportFailures(collector));
    }
}
