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
import org.jspecify.annotations.Nullable;

/** Wires what tells of requests: access log, metrics, traces. */
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

    @Provides
    @Singleton
    Observers observers(AccessLogs accessLogs, Metrics metrics, Tracing tracing) {
        return new Observers(List.of(
                // First, since the others may want to name the trace.
                name -> traces(configuration.entryPoints().get(name), tracing),
                accessLogs::observers,
                metrics::observers));
    }

    private static List<RequestObserver> traces(@Nullable EntryPointConfiguration entryPoint, Tracing tracing) {
        return tracing.observers(
                entryPoint == null || entryPoint.observability().tracing());
    }
}
