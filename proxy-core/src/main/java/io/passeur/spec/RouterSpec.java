package io.passeur.spec;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A router as written, {@code http.routers.<name>}.
 *
 * @param entryPoints empty for the default entry points
 * @param rule empty if the source leaves it to a default
 * @param service empty if left out
 * @param priority 0 stands for the length of the rule
 * @param ruleSyntax {@code v3}, {@code default}, which means the same, {@code v2}, or empty for {@code
 *     core.defaultRuleSyntax}
 * @param tls present, even with nothing in it, the router serves HTTPS only; absent, plain HTTP only
 * @param defaultRule whether the rule was made by a provider's template; such a router refuses requests that it has seen already,
 *     since the proxy itself may be among what the provider finds
 */
public record RouterSpec(
        List<String> entryPoints,
        List<String> middlewares,
        @Default("") String service,
        @Default("") String rule,
        List<String> parentRefs,
        @Default("") String ruleSyntax,
        long priority,
        @AllowEmpty @Nullable RouterTlsSpec tls,
        @Nullable ObservabilitySpec observability,
        @Discovered boolean defaultRule) {

    public RouterSpec {
        entryPoints = List.copyOf(entryPoints);
        middlewares = List.copyOf(middlewares);
        parentRefs = List.copyOf(parentRefs);
    }
}
