package io.passeur.api;

import io.passeur.config.ApiConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.entrypoint.StreamEntryPoint;
import io.passeur.http.middleware.MiddlewareFactories;
import io.passeur.routing.RuntimeView;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/** Creates the services of the API and of the dashboard. */
public final class Api {

    private static final int MOST_RESPONSES = 32;
    /** A browser asks for all files of the dashboard at once, by HTTP/2 on one connection, and it may have several pages open. */
    private static final int MOST_FILES = 256;

    private Api() {}

    /**
     * The services {@code api@internal} and {@code dashboard@internal}, by their names, as far as they are switched on.
     *
     * @param kinds all that are declared
     * @param live gives the current view; not called before the first request
     * @param others how the elements of some kinds beside those of HTTP are shown
     * @param entryPoints gives those that are open, by name
     * @param executor makes responses, a few at a time
     */
    public static Map<String, Request.Handler> services(
            StaticConfiguration configuration,
            ElementKinds kinds,
            Supplier<RuntimeView> live,
            MiddlewareFactories factories,
            Collection<ElementJson<?>> others,
            Supplier<Map<String, StreamEntryPoint>> entryPoints,
            ProxyVersion version,
            Executor executor,
            Clock clock) {
        ApiConfiguration api = configuration.api();
        Map<String, Request.Handler> services = new LinkedHashMap<>();
        if (api == null) {
            return services;
        }
        Gate gate = new Gate(MOST_RESPONSES, executor);
        Dashboard dashboard = api.dashboard() ? new Dashboard(new Gate(MOST_FILES, executor)) : null;
        List<ElementJson<?>> shown = new ArrayList<>(HttpJson.of(configuration, factories));
        shown.addAll(others);
        Resources resources = new Resources(configuration, api, kinds, live, shown, entryPoints, version, clock);
        services.put(
                "api",
                new ApiService(
                        api, new ApiPaths(resources, gate), dashboard, api.debug() ? new DebugPaths(gate) : null));
        if (dashboard != null) {
            services.put("dashboard", new DashboardService(dashboard));
        }
        return services;
    }
}
