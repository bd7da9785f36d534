package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is fixed while the proxy runs.
 *
 * @param entryPoints by name, at least one
 * @param certificatesResolvers as written, by name; {@link #resolvers()} reads them
 */
public record StaticConfiguration(
        GlobalConfiguration global,
        CoreConfiguration core,
        @AllowEmpty LogConfiguration log,
        Map<String, EntryPointConfiguration> entryPoints,
        ProvidersConfiguration providers,
        StaticServersTransport serversTransport,
        Map<String, Object> certificatesResolvers,
        @AllowEmpty @Nullable OcspConfiguration ocsp,
        @AllowEmpty @Nullable PingConfiguration ping,
        @AllowEmpty @Nullable TracingConfiguration tracing,
        ExperimentalConfiguration experimental) {

    /** The entry point for what the proxy says about itself; it need not be written. */
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
                others,
                providers,
                serversTransport,
                certificatesResolvers,
                ocsp,
                ping,
                tracing,
                experimental);
    }

    /** Whether something is to be served on the internal entry point. */
    boolean needsInternalEntryPoint() {
        return ping != null && !ping.manualRouting() && ping.entryPoint().equals(INTERNAL_ENTRY_POINT);
    }
}
