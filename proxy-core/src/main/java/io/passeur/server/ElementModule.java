package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Wires what the dynamic configuration may hold: the kinds of elements, and the kinds of services. Modules add further kinds
 * to the set of {@link AddedKinds}.
 */
final class ElementModule extends AbstractModule {

    private final AddedKinds added;

    ElementModule(AddedKinds added) {
        this.added = added;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), AddedKinds.class).addBinding().toInstance(added);
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
    ElementKinds kinds(ServiceCompiler services, Set<AddedKinds> all) {
        List<ElementKind<?>> others = new ArrayList<>();
        all.forEach(more -> others.addAll(more.kinds()));
        return ElementKinds.with(services.types(), others);
    }

    @Provides
    @Singleton
    TreeDecoder decoder(ElementKinds kinds) {
        return new TreeDecoder(kinds);
    }
}
