package io.passeur.api;

import io.passeur.config.ApiConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.entrypoint.StreamEntryPoint;
import io.passeur.routing.RuntimeView;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All paths below {@code /api/}. */
final class Resources {

    private final Map<String, Resource> byPath = new HashMap<>();

    Resources(
            StaticConfiguration configuration,
            ApiConfiguration api,
            ElementKinds kinds,
            Supplier<RuntimeView> live,
            Collection<ElementJson<?>> shown,
            Supplier<Map<String, StreamEntryPoint>> entryPoints,
            ProxyVersion version,
            Clock clock) {
        ElementLists elements = new ElementLists(kinds, live, shown);
        byPath.put("version", parameters -> ApiResponse.json(version(version, api)));
        byPath.put("overview", new Overview(configuration, live, elements, clock));
        byPath.put("rawdata", parameters -> ApiResponse.json(elements.raw(live.get())));
        byPath.put("entrypoints", new EntryPointsResource(configuration));
        elements.forEach(byPath::put);
        byPath.put("certificates", new CertificateList(live, clock));
        byPath.put("support-dump", new SupportDump(configuration, live, elements, version(version, api), clock));
        byPath.put("passeur/problems", new ProblemList(live));
        byPath.put("passeur/certificates", new WatchedCertificates(live));
        byPath.put("passeur/upstreams", new Upstreams(live));
        byPath.put("passeur/providers", new ProviderList(configuration, live));
        byPath.put("passeur/traffic", new TrafficResource(entryPoints, version.started(), clock));
        byPath.put("passeur/explain", new Explain(configuration, live));
    }

    private static JsonObject version(ProxyVersion version, ApiConfiguration api) {
        return new JsonObject()
                .always("Version", version.version())
                .always("Codename", version.codename())
                .put("startDate", version.started().toString())
                .put("disableDashboardAd", api.disableDashboardAd())
                .put("dashboardName", api.dashboardName());
    }

    /** @param path without the slash in front; null if there is nothing */
    @Nullable
    Resource at(String path) {
        return byPath.get(path);
    }
}
