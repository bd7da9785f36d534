package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.api.Api;
import io.passeur.api.ElementJson;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.http.middleware.MiddlewareFactories;
import io.passeur.metrics.Metrics;
import io.passeur.net.Network;
import io.passeur.routing.RoutingManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/** Wires the HTTP interfaces of the proxy: API, dashboard, metrics. */
final class ApiModule extends AbstractModule {

    private final StaticConfiguration configuration;

    ApiModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    /** @param routing a provider, since the services that it compiles show what it compiled */
    @Provides
    @Singleton
    Map<String, Request.Handler> services(
            ElementKinds kinds,
            MiddlewareFactories factories,
            Set<AddedKinds> added,
            Provider<RoutingManager> routing,
            EntryPoints entryPoints,
            Threads threads,
            Metrics metrics,
            Network network) {
        Clock clock = Clock.systemUTC();
        List<ElementJson<?>> shown = new ArrayList<>();
        added.forEach(more -> shown.addAll(more.shown()));
        Map<String, Request.Handler> services = new HashMap<>(Api.services(
                configuration,
                kinds,
                () -> Objects.requireNonNull(
                        routing.get().view(), "no request reaches the API before the first configuration"),
                factories,
                shown,
                entryPoints::streams,
                VersionText.now(clock),
                threads.api(),
                clock));
        services.putAll(metrics.services(entryPoints::connections, network.executor()));
        return services;
    }
}
