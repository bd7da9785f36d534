package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.balance.StrategyRegistry;
import io.passeur.config.CoreConfiguration.BlockingMiddlewares;
import io.passeur.config.QualifiedName;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.element.HttpKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.guard.LiveProblems;
import io.passeur.http.forward.Forwarder;
import io.passeur.http.service.HealthMonitor;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.plugin.Plugins;
import io.passeur.spi.Origin;
import io.passeur.tracing.Tracing;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Wires what the dynamic configuration may hold: the kinds of elements, and the kinds of services. */
final class ElementModule extends AbstractModule {

    private final Collection<ElementKind<?>> others;

    /** @param others kinds of elements beside those that are always there */
    ElementModule(Collection<ElementKind<?>> others) {
        this.others = others;
    }

    @Provides
    @Singleton
    ServiceCompiler services(
            Forwarder forwarder,
            StrategyRegistry strategies,
            HealthMonitor monitor,
            Tracing tracing,
            Plugins plugins,
            StaticConfiguration configuration,
            LiveProblems problems) {
        BlockingMiddlewares limits = configuration.core().blockingMiddlewares();
        return new ServiceCompiler(
                target -> tracing.around(forwarder.open(target), target),
                strategies,
                monitor,
                plugins.services().values(),
                (name, origin) -> new LiveServiceResources(
                        new ElementThreads("service " + name, limits), reporter(problems, name, origin)));
    }

    private static LiveProblems.Reporter reporter(LiveProblems problems, String service, @Nullable Origin origin) {
        QualifiedName name = QualifiedName.of(service, "");
        return problems.reporter(HttpKinds.SERVICES.path(service), name.provider(), name, origin);
    }

    @Provides
    @Singleton
    ElementKinds kinds(ServiceCompiler services) {
        return ElementKinds.with(services.types(), others);
    }

    @Provides
    @Singleton
    TreeDecoder decoder(ElementKinds kinds) {
        return new TreeDecoder(kinds);
    }
}
