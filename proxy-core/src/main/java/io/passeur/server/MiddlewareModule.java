package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.QualifiedName;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.guard.LiveProblems;
import io.passeur.http.forward.Forwarder;
import io.passeur.http.middleware.MiddlewareCompiler;
import io.passeur.http.middleware.MiddlewareFactories;
import io.passeur.http.subrequest.SubRequestManager;
import io.passeur.metrics.Metrics;
import io.passeur.net.Network;
import io.passeur.routing.RoutingManager;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spi.SubRequests;
import io.passeur.tracing.Tracing;

/** Wires middlewares and what they can ask for. */
final class MiddlewareModule extends AbstractModule {

    private final StaticConfiguration configuration;
    private final HomeFolders folders;

    MiddlewareModule(StaticConfiguration configuration, HomeFolders folders) {
        this.configuration = configuration;
        this.folders = folders;
    }

    @Provides
    @Singleton
    MiddlewareCompiler middlewares(
            MiddlewareFactories factories,
            LiveProblems problems,
            Metrics metrics,
            Recompilation recompilation,
            Tracing tracing) {
        return new MiddlewareCompiler(
                factories,
                (element, own) -> context(element, own, factories, problems, metrics, recompilation),
                tracing::around);
    }

    private LiveMiddlewareContext context(
            Element<MiddlewareSpec> element,
            SubRequests subRequests,
            MiddlewareFactories factories,
            LiveProblems problems,
            Metrics metrics,
            Recompilation recompilation) {
        QualifiedName name = element.name();
        return new LiveMiddlewareContext(
                name.toString(),
                subRequests,
                folders,
                problems.reporter(HttpKinds.MIDDLEWARES.path(name.toString()), name.provider(), name, element.origin()),
                metrics.meters("middleware", MiddlewareCompiler.type(element.spec(), factories), name.toString()),
                new ElementThreads("middleware " + name, configuration.core().blockingMiddlewares()),
                recompilation);
    }

    /** @param routing a provider, since its middlewares ask for compilations */
    @Provides
    @Singleton
    Recompilation recompilation(Threads threads, Provider<RoutingManager> routing) {
        return new Recompilation(threads.configuration(), routing::get);
    }

    @Provides
    @Singleton
    SubRequestManager subRequests(Network network, Forwarder forwarder, Tracing tracing, Metrics metrics) {
        return new SubRequestManager(
                network,
                target -> tracing.around(forwarder.open(target), target),
                tracing.subRequests(),
                metrics.subRequests());
    }
}
