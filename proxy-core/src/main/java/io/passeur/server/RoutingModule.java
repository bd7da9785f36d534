package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.entrypoint.HostName;
import io.passeur.guard.LiveProblems;
import io.passeur.http.middleware.MiddlewareCompiler;
import io.passeur.http.routing.HttpCompilers;
import io.passeur.http.routing.HttpContext;
import io.passeur.http.rule.RuleParser;
import io.passeur.http.service.InternalServices;
import io.passeur.http.service.Ping;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.http.subrequest.SubRequestManager;
import io.passeur.metrics.Metrics;
import io.passeur.net.Network;
import io.passeur.routing.KindCompiler;
import io.passeur.routing.RoutingContext;
import io.passeur.routing.RoutingManager;
import io.passeur.routing.RoutingTableCompiler;
import io.passeur.tls.Challenges;
import io.passeur.tls.HttpChallengeService;
import io.passeur.tls.ResolverManager;
import io.passeur.tls.TlsManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/** Wires the way of a configuration to the entry points. */
final class RoutingModule extends AbstractModule {

    private final StaticConfiguration configuration;

    RoutingModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    LiveProblems problems() {
        return new LiveProblems();
    }

    @Provides
    @Singleton
    Ping ping() {
        return new Ping(configuration.ping());
    }

    @Provides
    @Singleton
    InternalServices internalServices(
            Network network, Challenges challenges, Ping ping, Map<String, Request.Handler> switchedOn) {
        return new InternalServices(
                HostName.VALUE, network.scheduler(), new HttpChallengeService(challenges), ping, switchedOn);
    }

    @Provides
    @Singleton
    HttpContext http(
            RuleParser rules,
            MiddlewareCompiler middlewares,
            ServiceCompiler services,
            InternalServices internal,
            SubRequestManager subRequests) {
        return new HttpContext(rules, middlewares, services, internal::service, subRequests);
    }

    @Provides
    @Singleton
    RoutingContext context(ElementKinds kinds, ResolverManager resolvers, TlsManager tls, LiveProblems problems) {
        return new RoutingContext(
                kinds, configuration.entryPoints().keySet(), resolvers::problem, tls::view, problems::list);
    }

    @Provides
    @Singleton
    EntryPoints entryPoints(Network network, Observers observers) {
        return new EntryPoints(configuration.entryPoints(), network, observers::of);
    }

    @Provides
    @Singleton
    RoutingManager routing(
            RoutingContext context,
            HttpContext http,
            Set<AddedKinds> added,
            TlsManager tls,
            EntryPoints entryPoints,
            Metrics metrics,
            Threads threads) {
        List<KindCompiler<?, ?>> compilers = new ArrayList<>(HttpCompilers.of(configuration, http));
        added.forEach(more -> compilers.addAll(more.compilers()));
        return new RoutingManager(
                new RoutingTableCompiler(context, compilers),
                tls,
                entryPoints::swap,
                metrics::applied,
                threads.configuration());
    }
}
