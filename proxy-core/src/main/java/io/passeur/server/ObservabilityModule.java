package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.observation.RequestObserver;
import io.passeur.tracing.Tracing;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wires what tells of requests: access log, metrics, traces. */
final class ObservabilityModule extends AbstractModule {

    @Provides
    @Singleton
    AccessLogs accessLogs(StaticConfiguration configuration, Threads threads) {
        return AccessLogs.of(configuration, Clock.systemDefaultZone(), threads);
    }

    @Provides
    @Singleton
    Observers observers(StaticConfiguration configuration, Tracing tracing, AccessLogs accessLogs) {
        return new Observers(List.of(
                // First, since the others may want to name the trace.
                name -> traces(configuration.entryPoints().get(name), tracing),
                accessLogs::observers));
    }

    private static List<RequestObserver> traces(@Nullable EntryPointConfiguration entryPoint, Tracing tracing) {
        return tracing.observers(
                entryPoint == null || entryPoint.observability().tracing());
    }
}
