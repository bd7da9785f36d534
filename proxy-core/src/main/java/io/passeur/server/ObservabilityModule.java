package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.StaticConfiguration;
import io.passeur.entrypoint.HostName;
import io.passeur.metrics.Metrics;
import io.passeur.net.Network;
import io.passeur.otlp.OtlpExporters;
import io.passeur.otlp.OtlpResource;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Wires what tells of requests: access log, metrics, traces. */
final class ObservabilityModule extends AbstractModule {

    private final StaticConfiguration configuration;

    ObservabilityModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    Observers observers(Metrics metrics) {
        return new Observers(List.of(metrics::observers));
    }

    @Provides
    @Singleton
    MetricsPush push(Metrics metrics, Network network, EntryPoints entryPoints) {
        if (configuration.metrics().otlp() == null) {
            return new MetricsPush(() -> {});
        }
        Map<String, String> environment = System.getenv();
        return new MetricsPush(metrics.push(
                new OtlpExporters(network, environment),
                entryPoints::connections,
                (name, attributes) ->
                        OtlpResource.of(name, attributes, VersionText.version(), HostName.VALUE, environment)));
    }

    @Provides
    @Singleton
    Metrics metrics() {
        return new Metrics(configuration, Clock.systemUTC());
    }
}
