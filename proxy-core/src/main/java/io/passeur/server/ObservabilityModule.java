package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.StaticConfiguration;
import io.passeur.metrics.Metrics;
import java.time.Clock;
import java.util.List;

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
    Observers observers(AccessLogs accessLogs, Metrics metrics) {
        return new Observers(List.of(accessLogs::observers, metrics::observers));
    }
}
