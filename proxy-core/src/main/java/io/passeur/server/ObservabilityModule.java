package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.List;

/** Wires what tells of requests: access log, metrics, traces. */
final class ObservabilityModule extends AbstractModule {

    @Provides
    @Singleton
    Observers observers() {
        return new Observers(List.of());
    }
}
