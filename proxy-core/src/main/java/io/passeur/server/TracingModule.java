package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.passeur.config.StaticConfiguration;
import io.passeur.config.TracingConfiguration;
import io.passeur.entrypoint.HostName;
import io.passeur.net.Network;
import io.passeur.otlp.OtlpExporters;
import io.passeur.otlp.OtlpResource;
import io.passeur.tracing.Tracing;
import java.util.Map;

/** Wires traces and their way to a collector. */
final class TracingModule extends AbstractModule {

    private final StaticConfiguration configuration;
    private final Map<String, String> environment = System.getenv();

    TracingModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    Tracing tracing(Network network) {
        TracingConfiguration written = configuration.tracing();
        if (written == null) {
            return Tracing.off();
        }
        SpanExporter exporter = new OtlpExporters(network, environment)
                .spans("tracing.otlp", written.otlp().http(), written.otlp().grpc());
        Resource resource = OtlpResource.of(
                written.serviceName(), written.attributes(), VersionText.version(), HostName.VALUE, environment);
        return Tracing.of(written, exporter, resource, environment);
    }
}
