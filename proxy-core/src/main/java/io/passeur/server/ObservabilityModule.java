package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.metrics.Metrics;
import io.passeur.observation.RequestObserver;
import io.passeur.tracing.Tracing;
import java.time.Clock;
import java.util.List;

/** Wires observability: access log, metrics, traces. */
final class ObservabilityModule extends AbstractModule {

    private final StaticConfiguration configuration;

    ObservabilityModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    AccessLogs accessLogs(Threads threads) {
        return AccessLogs.of(configuration, Clock.systemDefaultZone(), threads);
    }

    /** Traces come first, since others name them. */
    @Provides
    @Singleton
    Observers observers(Tracing tracing, AccessLogs accessLogs, Metrics metrics) {
        return new Observers(List.of(
                name -> traces(name, tracing),
                accessLogs::observers,
                metrics::observers,
                name -> RequestLines.observers()));
    }

    private List<RequestObserver> traces(String name, Tracing tracing) {
        EntryPointConfiguration entryPoint = configuration.entryPoints().get(name);
        return tracing.observers(
                entryPoint == null || entryPoint.observability().tracing());
    }
}
