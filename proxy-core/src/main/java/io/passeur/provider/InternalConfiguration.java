package io.passeur.provider;

import io.passeur.config.ApiConfiguration;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.EntryPointConfiguration.RedirectEntryPoint;
import io.passeur.config.PingConfiguration;
import io.passeur.config.PrometheusConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spec.RouterSpec;
import io.passeur.spi.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The elements of the provider {@code internal}, which the static configuration implies: redirections of entry points, API,
 * ping, metrics, challenges and the default servers transport.
 */
public final class InternalConfiguration {

    /** The service that answers HTTP challenges of ACME. */
    public static final String CHALLENGE_SERVICE = "acme-http@internal";

    private static final String ANY_HOST = "HostRegexp(`^.+$`)";
    private static final String CHALLENGE_PATH = "PathPrefix(`/.well-known/acme-challenge/`)";

    private final StaticConfiguration configuration;
    private final DynamicConfiguration.Builder elements = new DynamicConfiguration.Builder();

    private InternalConfiguration(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    /** @param challenges the entry points on which certificate resolvers answer HTTP challenges */
    public static DynamicConfiguration of(StaticConfiguration configuration, SortedSet<String> challenges) {
        InternalConfiguration internal = new InternalConfiguration(configuration);
        configuration.entryPoints().forEach(internal::redirection);
        internal.challenges(challenges);
        internal.api(configuration.api());
        internal.ping(configuration.ping());
        internal.prometheus(configuration.metrics().prometheus());
        return internal.elements
                .put(
                        HttpKinds.SERVERS_TRANSPORTS,
                        "default",
                        configuration.serversTransport().spec(),
                        null)
                .build();
    }

    /** Challenges use plain HTTP, whatever settings the entry point adds to its routers. */
    public static boolean isChallenge(Element<RouterSpec> router) {
        return router.name().provider().equals("internal")
                && router.spec().service().equals(CHALLENGE_SERVICE);
    }

    /** Challenges have the highest priority, unless the entry point lets users' routers go first. */
    private void challenges(SortedSet<String> names) {
        List<String> first = new ArrayList<>();
        List<String> byPass = new ArrayList<>();
        for (String name : names) {
            EntryPointConfiguration entryPoint = configuration.entryPoints().get(name);
            if (entryPoint != null) {
                (entryPoint.allowACMEByPass() ? byPass : first).add(name);
            }
        }
        challengeRouter("acme-http", first, Long.MAX_VALUE);
        challengeRouter("acme-http-bypass", byPass, 0);
    }

    private void challengeRouter(String name, List<String> on, long priority) {
        if (!on.isEmpty()) {
            put(name, router(on, List.of(), CHALLENGE_SERVICE, CHALLENGE_PATH, priority), "certificatesResolvers");
        }
    }

    /** Without {@code insecure} only users' own routers lead to the API. */
    private void api(@Nullable ApiConfiguration api) {
        if (api == null || !api.insecure()) {
            return;
        }
        apiRouter("api", "PathPrefix(`/api`)", "api@internal", Long.MAX_VALUE - 1);
        if (api.dashboard()) {
            apiRouter("dashboard", "PathPrefix(`/`)", "dashboard@internal", Long.MAX_VALUE - 2);
        }
        if (api.debug()) {
            apiRouter("debug", "PathPrefix(`/debug`)", "api@internal", Long.MAX_VALUE - 1);
        }
    }

    private void apiRouter(String name, String rule, String service, long priority) {
        List<String> on = List.of(StaticConfiguration.INTERNAL_ENTRY_POINT);
        put(name, router(on, List.of(), service, rule, priority), "api");
    }

    /** The static configuration warns about an entry point that does not exist. */
    private void ping(@Nullable PingConfiguration ping) {
        if (ping != null && !ping.manualRouting() && configuration.entryPoints().containsKey(ping.entryPoint())) {
            List<String> on = List.of(ping.entryPoint());
            put("ping", router(on, List.of(), "ping@internal", "PathPrefix(`/ping`)", Long.MAX_VALUE), "ping");
        }
    }

    /** The static configuration warns about an entry point that does not exist. */
    private void prometheus(@Nullable PrometheusConfiguration prometheus) {
        if (prometheus != null
                && !prometheus.manualRouting()
                && configuration.entryPoints().containsKey(prometheus.entryPoint())) {
            List<String> on = List.of(prometheus.entryPoint());
            put(
                    "prometheus",
                    router(on, List.of(), "prometheus@internal", "PathPrefix(`/metrics`)", Long.MAX_VALUE),
                    "metrics.prometheus");
        }
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
        elements.put(HttpKinds.MIDDLEWARES, "redirect-" + name, redirect(target, port), Origin.of(path));
        String rule = entryPoint.allowACMEByPass() ? ANY_HOST + " && !" + CHALLENGE_PATH : ANY_HOST;
        put(name, router(List.of(from), List.of("redirect-" + name), "noop@internal", rule, target.priority()), path);
    }

    /** @param source the static setting that the router comes from */
    private void put(String name, RouterSpec router, String source) {
        elements.put(HttpKinds.ROUTERS, name, router, Origin.of(source));
    }

    /** The port to redirect to; empty if there is no such entry point; the static configuration warns about that. */
    private String port(RedirectEntryPoint target) {
        if (target.to().startsWith(":")) {
            return target.to().substring(1);
        }
        EntryPointConfiguration entryPoint = configuration.entryPoints().get(target.to());
        return entryPoint == null ? "" : String.valueOf(entryPoint.port());
    }

    private static MiddlewareSpec redirect(RedirectEntryPoint target, String port) {
        return new MiddlewareSpec(
                "redirectScheme", Map.of("scheme", target.scheme(), "port", port, "permanent", target.permanent()));
    }

    private static RouterSpec router(
            List<String> entryPoints, List<String> middlewares, String service, String rule, long priority) {
        return new RouterSpec(
                entryPoints, middlewares, service, rule, List.of(), "default", priority, null, null, false);
    }
}
