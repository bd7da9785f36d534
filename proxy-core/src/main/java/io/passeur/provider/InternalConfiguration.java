package io.passeur.provider;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.EntryPointConfiguration.RedirectEntryPoint;
import io.passeur.config.StaticConfiguration;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.Origin;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.TlsConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the static configuration means for routing, as the provider {@code internal}: redirections of entry points and the
 * default servers transport.
 */
public final class InternalConfiguration {

    private static final String ANY_HOST = "HostRegexp(`^.+$`)";

    private final StaticConfiguration configuration;
    private final Map<String, RouterSpec> routers = new LinkedHashMap<>();
    private final Map<String, MiddlewareSpec> middlewares = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    private InternalConfiguration(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    public static ConfigurationSnapshot of(StaticConfiguration configuration) {
        InternalConfiguration internal = new InternalConfiguration(configuration);
        configuration.entryPoints().forEach(internal::redirection);
        Map<String, ServersTransportSpec> transports =
                Map.of("default", configuration.serversTransport().spec());
        HttpConfiguration http = new HttpConfiguration(internal.routers, Map.of(), internal.middlewares, transports);
        return new ConfigurationSnapshot(
                new DynamicConfiguration(http, TlsConfiguration.EMPTY, internal.origins), List.of());
    }

    private void redirection(String from, EntryPointConfiguration entryPoint) {
        EntryPointConfiguration.Redirections redirections = entryPoint.http().redirections();
        if (redirections == null || redirections.entryPoint() == null) {
            return;
        }
        RedirectEntryPoint target = redirections.entryPoint();
        String path = "entryPoints." + from + ".http.redirections.entryPoint";
        String port = port(target);
        if (port.isEmpty()) {
            return;
        }
        String name = (from + "-to-" + target.to()).replaceAll("[^\\p{L}\\p{N}]+", "-");
        middlewares.put("redirect-" + name, redirect(target, port));
        routers.put(name, router(from, "redirect-" + name, target.priority()));
        origins.put("http.routers." + name, Origin.of(path));
        origins.put("http.middlewares.redirect-" + name, Origin.of(path));
    }

    /** The port to redirect to; empty if there is no such entry point, of which the static configuration warns. */
    private String port(RedirectEntryPoint target) {
        if (target.to().startsWith(":")) {
            return target.to().substring(1);
        }
        EntryPointConfiguration entryPoint = configuration.entryPoints().get(target.to());
        if (entryPoint == null) {
            return "";
        }
        String address = entryPoint.address().split("/", 2)[0];
        return address.substring(address.lastIndexOf(':') + 1);
    }

    private static MiddlewareSpec redirect(RedirectEntryPoint target, String port) {
        return new MiddlewareSpec(
                "redirectScheme", Map.of("scheme", target.scheme(), "port", port, "permanent", target.permanent()));
    }

    private static RouterSpec router(String entryPoint, String middleware, long priority) {
        return new RouterSpec(
                List.of(entryPoint),
                List.of(middleware),
                "noop@internal",
                ANY_HOST,
                List.of(),
                "v3",
                priority,
                null,
                null);
    }
}
