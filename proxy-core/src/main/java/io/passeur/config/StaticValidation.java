package io.passeur.config;

import io.passeur.config.EntryPointConfiguration.RedirectEntryPoint;
import io.passeur.config.EntryPointConfiguration.Redirections;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Origin;
import io.passeur.toolkit.Suggestions;
import io.passeur.toolkit.ip.IpRanges;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what no single record can know, and warns about settings without effect. */
final class StaticValidation {

    private static final Pattern BASE_PATH = Pattern.compile("/[a-zA-Z0-9/_.:~-]*");

    private static final int LOWEST_FINAL_STATUS = 200;
    private static final int HIGHEST_STATUS = 999;

    private final Function<String, @Nullable Origin> origins;
    private final Problems problems;

    StaticValidation(Function<String, @Nullable Origin> origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    /** @param tree the tree that the configuration was bound from */
    void check(StaticConfiguration configuration, Map<String, Object> tree) {
        Map<String, EntryPointConfiguration> entryPoints = configuration.entryPoints();
        entryPoints.forEach((name, entryPoint) ->
                checkEntryPoint(name, entryPoint, entryPoints.keySet(), isEmptyAddress(tree, name)));
        checkApi(configuration.api());
        checkPing(configuration.ping(), entryPoints.keySet());
        new MetricsValidation(this::error, this::warning).check(configuration.metrics(), entryPoints.keySet());
        if (configuration.accessLog() != null) {
            new AccessLogValidation(origins, problems).check(configuration.accessLog());
        }
        checkTracing(configuration.tracing());
        configuration.certificatesResolvers().forEach(this::checkResolver);
        checkPrecedence(configuration.providers());
        warnOfNoEffect(configuration);
        if (Trees.find(tree, "core") != null) {
            warning("core.defaultRuleSyntax", "is deprecated; rewrite rules in v2 syntax");
        }
    }

    private static boolean isEmptyAddress(Map<String, Object> tree, String entryPoint) {
        Object section = Trees.find(tree, "entryPoints");
        Object own = section instanceof Map<?, ?> all ? Trees.find(Trees.freezeMap(all), entryPoint) : null;
        return own instanceof Map<?, ?> settings && "".equals(Trees.find(Trees.freezeMap(settings), "address"));
    }

    /** @param free whether the address is written as empty, for a port that the system chooses */
    private void checkEntryPoint(String name, EntryPointConfiguration entryPoint, Set<String> names, boolean free) {
        String path = "entryPoints." + name;
        if (free) {
            warning(EntryPointAddress.option(name), "is empty, so the system chooses a free port");
        } else {
            checkAddress(EntryPointAddress.option(name), entryPoint.address());
        }
        checkHttp2(path + ".http2", entryPoint.http2());
        checkAddresses(
                path + ".forwardedHeaders.trustedIPs",
                entryPoint.forwardedHeaders().trustedIPs());
        checkProxyProtocol(path + ".proxyProtocol", entryPoint.proxyProtocol());
        Redirections redirections = entryPoint.http().redirections();
        RedirectEntryPoint target = redirections == null ? null : redirections.entryPoint();
        if (target != null && !target.to().startsWith(":") && !names.contains(target.to())) {
            warning(
                    path + ".http.redirections.entryPoint.to",
                    "\"" + target.to() + "\" is not an entry point, so nothing is redirected"
                            + Suggestions.hint(target.to(), names));
        }
    }

    private void checkAddress(String path, String address) {
        if (address.isEmpty()) {
            error(path, "is missing; write one such as \":80\"");
            return;
        }
        try {
            if (EntryPointAddress.parse(address).transport() == EntryPointAddress.Transport.UDP) {
                error(path, "\"" + address + "\": UDP is not supported yet");
            }
        } catch (ConfigurationException e) {
            error(path, String.valueOf(e.getMessage()));
        }
    }

    private void checkHttp2(String path, EntryPointConfiguration.Http2 http2) {
        checkNotNegative(path + ".maxConcurrentStreams", http2.maxConcurrentStreams());
        checkNotNegative(path + ".maxDecoderHeaderTableSize", http2.maxDecoderHeaderTableSize());
        checkNotNegative(path + ".maxControlFramesPerSecond", http2.maxControlFramesPerSecond());
        checkNotNegative(path + ".maxEncoderHeaderTableSize", http2.maxEncoderHeaderTableSize());
    }

    private void checkProxyProtocol(String path, EntryPointConfiguration.@Nullable ProxyProtocol proxyProtocol) {
        if (proxyProtocol != null) {
            checkAddresses(path + ".trustedIPs", proxyProtocol.trustedIPs());
            if (!proxyProtocol.insecure() && proxyProtocol.trustedIPs().isEmpty()) {
                warning(path, "has no effect, because no peer is trusted; list the load balancers in \"trustedIPs\"");
            }
        }
    }

    private void checkAddresses(String path, List<String> addresses) {
        try {
            IpRanges.of(addresses);
        } catch (ConfigurationException e) {
            error(path, String.valueOf(e.getMessage()));
        }
    }

    private void checkNotNegative(String path, int value) {
        if (value < 0) {
            error(path, value + " is negative (expected: 0 or more)");
        }
    }

    private void checkApi(@Nullable ApiConfiguration api) {
        if (api != null && !BASE_PATH.matcher(api.basePath()).matches()) {
            error(
                    "api.basePath",
                    "\"" + api.basePath() + "\" is not a base path (expected: \"/\" or \"/traefik\", made of letters,"
                            + " digits and / _ . : ~ -)");
        }
    }

    private void checkPing(@Nullable PingConfiguration ping, Set<String> names) {
        if (ping == null) {
            return;
        }
        int status = ping.terminatingStatusCode();
        if (status < LOWEST_FINAL_STATUS || status > HIGHEST_STATUS) {
            error("ping.terminatingStatusCode", status + " is not a status code (expected: 200 to 999)");
        }
        if (!ping.manualRouting() && !names.contains(ping.entryPoint())) {
            warning(
                    "ping.entryPoint",
                    "\"" + ping.entryPoint() + "\" is not an entry point, so /ping is not served"
                            + Suggestions.hint(ping.entryPoint(), names));
        }
    }

    private void checkTracing(@Nullable TracingConfiguration tracing) {
        if (tracing == null) {
            return;
        }
        double rate = tracing.sampleRate();
        if (!(rate >= 0 && rate <= 1)) {
            error(
                    "tracing.sampleRate",
                    rate + " is not a sample rate (expected: 0 for no request to 1 for every request)");
        }
        if (!tracing.globalAttributes().isEmpty()) {
            warning("tracing.globalAttributes", "is deprecated; use tracing.resourceAttributes");
        }
    }

    private void checkResolver(String name, Object tree) {
        try {
            ResolverConfiguration.of(tree);
        } catch (ConfigurationException e) {
            error("certificatesResolvers." + name, String.valueOf(e.getMessage()));
        }
    }

    private void checkPrecedence(ProvidersConfiguration providers) {
        for (String name : providers.precedence()) {
            boolean known = ProvidersConfiguration.USUAL_PRECEDENCE.contains(Trees.lower(name))
                    || providers.types().keySet().stream().anyMatch(name::equalsIgnoreCase);
            if (!known) {
                error(
                        "providers.precedence",
                        "provider \"" + name + "\" is not a valid provider name"
                                + Suggestions.hint(name, ProvidersConfiguration.USUAL_PRECEDENCE));
            }
        }
    }

    private void warnOfNoEffect(StaticConfiguration configuration) {
        if (configuration.global().sendAnonymousUsage()) {
            warning("global.sendAnonymousUsage", "has no effect; nothing is ever sent");
        }
        if (configuration.global().notAppendXForwardedFor()) {
            warning(
                    "global.notAppendXForwardedFor",
                    "has no effect, as in Traefik; set it in entryPoints.<name>.forwardedHeaders");
        }
        if (configuration.log().compress()) {
            warning("log.compress", "has no effect, as in Traefik; old log files are always compressed");
        }
        if (configuration.experimental().fastProxy() != null) {
            warning("experimental.fastProxy", "has no effect; the engine is always the fast one");
        }
    }

    private void error(String path, String message) {
        problems.error(path, message, origins.apply(path));
    }

    private void warning(String path, String message) {
        problems.warning(path, message, origins.apply(path));
    }
}
