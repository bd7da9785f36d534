package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that cannot change while the proxy runs.
 *
 * @param entryPoints by name, at least one
 * @param certificatesResolvers as written, by name; {@link #resolvers()} reads them
 */
public record StaticConfiguration(
        GlobalConfiguration global,
        CoreConfiguration core,
        @AllowEmpty LogConfiguration log,
        @AllowEmpty @Nullable AccessLogConfiguration accessLog,
        Map<String, EntryPointConfiguration> entryPoints,
        ProvidersConfiguration providers,
        StaticServersTransport serversTransport,
        Map<String, Object> certificatesResolvers,
        @AllowEmpty @Nullable OcspConfiguration ocsp,
        @AllowEmpty @Nullable ApiConfiguration api,
        @AllowEmpty @Nullable PingConfiguration ping,
        MetricsConfiguration metrics,
        @AllowEmpty @Nullable TracingConfiguration tracing,
        ExperimentalConfiguration experimental) {

    /** The internal entry point, which users need not define. */
    public static final String INTERNAL_ENTRY_POINT = "traefik";

    /** The certificate resolvers by name. @throws ConfigurationException if one of them has no type, or several */
    public Map<String, ResolverConfiguration> resolvers() {
        Map<String, ResolverConfiguration> resolvers = new LinkedHashMap<>();
        certificatesResolvers.forEach((name, tree) -> resolvers.put(name, ResolverConfiguration.of(tree)));
        return resolvers;
    }

    StaticConfiguration withEntryPoints(Map<String, EntryPointConfiguration> others) {
        return new StaticConfiguration(
                global,
                core,
                log,
                accessLog,
                others,
                providers,
                serversTransport,
                certificatesResolvers,
                ocsp,
                api,
                ping,
                metrics,
                tracing,
                experimental);
    }

    /** The options that need the internal entry point. */
    List<String> usersOfInternalEntryPoint() {
        List<String> users = new ArrayList<>();
        if (api != null && api.insecure()) {
            users.add("api.insecure");
        }
        if (ping != null && !ping.manualRouting() && ping.entryPoint().equals(INTERNAL_ENTRY_POINT)) {
            users.add("ping");
        }
        PrometheusConfiguration prometheus = metrics.prometheus();
        if (prometheus != null
                && !prometheus.manualRouting()
                && prometheus.entryPoint().equals(INTERNAL_ENTRY_POINT)) {
            users.add("metrics.prometheus");
        }
        return users;
    }
}
