package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.balance.StrategyRegistry;
import io.passeur.config.QualifiedName;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.guard.LiveProblems;
import io.passeur.http.forward.Forwarder;
import io.passeur.http.service.HealthMonitor;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.http.service.ServiceResources;
import io.passeur.plugin.Plugins;
import io.passeur.spi.Origin;
import io.passeur.tracing.Tracing;
import org.jspecify.annotations.Nullable;

/** Wires services and what those of plugins can ask for. */
final class ServiceModule extends AbstractModule {

    private final StaticConfiguration configuration;

    ServiceModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    ServiceCompiler services(
            Forwarder forwarder,
            StrategyRegistry strategies,
            HealthMonitor monitor,
            Tracing tracing,
            Plugins plugins,
            LiveProblems problems) {
        return new ServiceCompiler(
                target -> tracing.around(forwarder.open(target), target),
                strategies,
                monitor,
                plugins.services().values(),
                (name, origin) -> resources(name, origin, problems));
    }

    private ServiceResources resources(String service, @Nullable Origin origin, LiveProblems problems) {
        QualifiedName name = QualifiedName.of(service, "");
        return new LiveServiceResources(
                new ElementThreads("service " + name, configuration.core().blockingMiddlewares()),
                problems.reporter(HttpKinds.SERVICES.path(service), name.provider(), name, origin));
    }
}
