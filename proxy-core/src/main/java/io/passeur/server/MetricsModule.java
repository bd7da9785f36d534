package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.StaticConfiguration;
import io.passeur.entrypoint.HostName;
import io.passeur.metrics.Metrics;
import io.passeur.metrics.MetricsPush;
import io.passeur.net.Network;
import io.passeur.otlp.OtlpExporters;
import io.passeur.otlp.OtlpResource;
import java.time.Clock;
import java.util.Map;

/** Wires what is counted, and its way to a collector. */
final class MetricsModule extends AbstractModule {

    private final StaticConfiguration configuration;

    MetricsModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    Metrics metrics() {
        return new Metrics(configuration, Clock.systemUTC());
    }

    @Provides
    @Singleton
    MetricsPush push(Metrics metrics, Network network, EntryPoints entryPoints) {
        if (configuration.metrics().otlp() == null) {
            return MetricsPush.NONE;
        }
        Map<String, String> environment = System.getenv();
        return metrics.push(
                new OtlpExporters(network, environment),
                entryPoints::connections,
                (name, attributes) ->
                        OtlpResource.of(name, attributes, VersionText.version(), HostName.VALUE, environment));
    }
}
