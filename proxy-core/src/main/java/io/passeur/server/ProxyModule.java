package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.DocumentParser;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.entrypoint.HostName;
import io.passeur.forward.Forwarder;
import io.passeur.metrics.Metrics;
import io.passeur.middleware.MiddlewareCompiler;
import io.passeur.middleware.MiddlewareFactories;
import io.passeur.net.Network;
import io.passeur.provider.ProviderFactories;
import io.passeur.provider.ProviderManager;
import io.passeur.routing.RoutingContext;
import io.passeur.routing.RoutingManager;
import io.passeur.routing.RoutingTableCompiler;
import io.passeur.rule.RuleParser;
import io.passeur.service.HealthMonitor;
import io.passeur.service.InternalServices;
import io.passeur.service.Ping;
import io.passeur.service.ServiceCompiler;
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

    ProxyModule(StaticConfiguration configuration, HomeFolders folders) {
        this.configuration = configuration;
        this.folders = folders;
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
        return new Forwarder(network);
    }

    @Provides
    @Singleton
    HealthMonitor healthMonitor(Network network) {
        return new HealthMonitor(network.executor(), network.scheduler(), network.buffers());
    }

    @Provides
    @Singleton
    Ping ping() {
        return new Ping(configuration.ping());
    }

    @Provides
    @Singleton
    RoutingContext routingTools(
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
            Tracing tracing) {
        InternalServices internal = new InternalServices(
                HostName.VALUE, network.scheduler(), new HttpChallengeService(challenges), ping, switchedOn);
        return new RoutingContext(
                kinds,
                rules,
                new MiddlewareCompiler(factories, name -> new ElementContext(name, folders, network), tracing::around),
                services,
                internal::service,
                resolvers::problem,
                tls::view,
                network.executor());
    }

    @Provides
    @Singleton
    EntryPoints entryPoints(Network network, Observers observers) {
        return new EntryPoints(configuration.entryPoints(), network, observers::of);
    }

    @Provides
    @Singleton
    RoutingManager routing(
            RoutingContext tools, TlsManager tls, EntryPoints entryPoints, Metrics metrics, Threads threads) {
        return new RoutingManager(
                new RoutingTableCompiler(configuration, tools),
                tls,
                entryPoints::swap,
                metrics::applied,
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
            RoutingManager routing) {
        return new ProviderManager(
                configuration.providers(),
                factories,
                name -> new ProviderTools(
                        name,
                        threads.watchers(),
                        new DocumentParser(),
                        decoder.kinds().types(),
                        templates,
                        VersionText.userAgent()),
                decoder,
                threads.configuration(),
                routing);
    }
}
