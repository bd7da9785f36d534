package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.DocumentParser;
import io.passeur.config.QualifiedName;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.Element;
import io.passeur.element.ElementKinds;
import io.passeur.element.HttpKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.entrypoint.HostName;
import io.passeur.guard.LiveProblems;
import io.passeur.guard.Watchdog;
import io.passeur.http.forward.Forwarder;
import io.passeur.http.forward.OutboundProxies;
import io.passeur.http.middleware.MiddlewareCompiler;
import io.passeur.http.middleware.MiddlewareFactories;
import io.passeur.http.rule.RuleParser;
import io.passeur.http.service.HealthMonitor;
import io.passeur.http.service.InternalServices;
import io.passeur.http.service.Ping;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.http.subrequest.SubRequestManager;
import io.passeur.metrics.Metrics;
import io.passeur.net.Network;
import io.passeur.provider.ProviderFactories;
import io.passeur.provider.ProviderManager;
import io.passeur.routing.RoutingContext;
import io.passeur.routing.RoutingManager;
import io.passeur.routing.RoutingTableCompiler;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spi.SubRequests;
import io.passeur.spi.TemplateEngine;
import io.passeur.template.Templates;
import io.passeur.tls.Challenges;
import io.passeur.tls.HttpChallengeService;
import io.passeur.tls.ResolverManager;
import io.passeur.tls.TlsManager;
import io.passeur.tracing.Tracing;
import java.time.Clock;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/** Wires the engine: network, forwarding, services, routing, providers, entry points. */
final class ProxyModule extends AbstractModule {

    private final StaticConfiguration configuration;
    private final HomeFolders folders;
    private final Purpose purpose;

    ProxyModule(StaticConfiguration configuration, HomeFolders folders, Purpose purpose) {
        this.configuration = configuration;
        this.folders = folders;
        this.purpose = purpose;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().disableCircularProxies();
        bind(StaticConfiguration.class).toInstance(configuration);
        bind(HomeFolders.class).toInstance(folders);
    }

    @Provides
    @Singleton
    Network network() {
        return new Network(Runtime.getRuntime().availableProcessors());
    }

    @Provides
    @Singleton
    Threads threads() {
        return new Threads();
    }

    @Provides
    @Singleton
    Forwarder forwarder(Network network) {
        return new Forwarder(network, OutboundProxies.of(System.getenv()));
    }

    @Provides
    @Singleton
    HealthMonitor healthMonitor(Network network) {
        return new HealthMonitor(network, purpose == Purpose.CHECK ? new DormantScheduler() : network.scheduler());
    }

    @Provides
    @Singleton
    Ping ping() {
        return new Ping(configuration.ping());
    }

    @Provides
    @Singleton
    RoutingContext routingContext(
            ElementKinds kinds,
            Network network,
            RuleParser rules,
            ServiceCompiler services,
            MiddlewareFactories factories,
            ResolverManager resolvers,
            Challenges challenges,
            Ping ping,
            Map<String, Request.Handler> switchedOn,
            TlsManager tls,
            Tracing tracing,
            LiveProblems problems,
            Metrics metrics,
            Recompilation recompilation,
            SubRequestManager subRequests) {
        InternalServices internal = new InternalServices(
                HostName.VALUE, network.scheduler(), new HttpChallengeService(challenges), ping, switchedOn);
        return new RoutingContext(
                kinds,
                rules,
                new MiddlewareCompiler(
                        factories,
                        (element, own) -> context(element, own, factories, problems, metrics, recompilation),
                        tracing::around),
                services,
                internal::service,
                subRequests,
                resolvers::problem,
                tls::view,
                problems::list);
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
                new MiddlewareThreads("middleware " + name, configuration.core().blockingMiddlewares()),
                recompilation);
    }

    @Provides
    @Singleton
    LiveProblems problems() {
        return new LiveProblems();
    }

    /** @param routing a provider, since its middlewares ask for compilations */
    @Provides
    @Singleton
    Recompilation recompilation(Threads threads, Provider<RoutingManager> routing) {
        return new Recompilation(threads.configuration(), routing::get);
    }

    @Provides
    @Singleton
    Watchdog watchdog() {
        return new Watchdog();
    }

    @Provides
    @Singleton
    SubRequestManager subRequests(Network network, Forwarder forwarder, Tracing tracing) {
        return new SubRequestManager(
                network, target -> tracing.around(forwarder.open(target), target), tracing.subRequests());
    }

    @Provides
    @Singleton
    EntryPoints entryPoints(Network network, Observers observers) {
        return new EntryPoints(configuration.entryPoints(), network, observers::of);
    }

    @Provides
    @Singleton
    RoutingManager routing(
            RoutingContext context, TlsManager tls, EntryPoints entryPoints, Metrics metrics, Threads threads) {
        return new RoutingManager(
                new RoutingTableCompiler(configuration, context),
                tls,
                entryPoints::swap,
                metrics::applied,
                context.subRequests().services(),
                threads.configuration());
    }

    @Provides
    @Singleton
    TemplateEngine templates() {
        return new Templates(System.getenv(), Clock.systemDefaultZone());
    }

    @Provides
    @Singleton
    ProviderManager providers(
            ProviderFactories factories,
            TreeDecoder decoder,
            TemplateEngine templates,
            Threads threads,
            RoutingManager routing,
            LiveProblems problems,
            Metrics metrics) {
        return new ProviderManager(
                configuration.providers(),
                factories,
                name -> new LiveProviderContext(
                        name,
                        Threads.ofProvider(name),
                        problems.reporter("providers." + name, "", null, null),
                        metrics.meters("provider", name, name),
                        new DocumentParser(),
                        decoder.kinds().types(),
                        templates,
                        VersionText.userAgent()),
                decoder,
                threads.configuration(),
                routing);
    }
}
