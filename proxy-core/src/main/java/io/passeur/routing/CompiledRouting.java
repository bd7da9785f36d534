package io.passeur.routing;

import io.passeur.element.ElementKind;
import io.passeur.entrypoint.StreamState;
import io.passeur.live.ServerGroup;
import io.passeur.tls.TlsPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one compilation made.
 *
 * @param routes by entry point
 * @param switchovers what goes live beside entry points and TLS
 */
record CompiledRouting(
        Map<String, Map<ElementKind<?>, EntryPointRoutes>> routes,
        TlsPlan tls,
        RuntimeView view,
        Generation generation,
        LiveObjects live,
        List<Switchover> switchovers) {

    /** The state in which an entry point serves the routes. */
    StreamState in(String entryPoint, StreamState state) {
        StreamState served = state;
        for (EntryPointRoutes of : routes.getOrDefault(entryPoint, Map.of()).values()) {
            served = of.in(served);
        }
        return served;
    }

    /** Begins health checks; to be called when the routes are live. */
    void start() {
        view.servers().values().forEach(groups -> groups.values().forEach(ServerGroup::start));
    }

    /**
     * Closes everything that no running request uses immediately, and the rest after its last use. Called once.
     *
     * @param successor receives the requests that arrive too late; null if the proxy stops
     */
    void retire(@Nullable CompiledRouting successor) {
        if (successor != null) {
            routes.forEach((entryPoint, byKind) -> byKind.forEach((kind, old) -> {
                EntryPointRoutes next =
                        successor.routes.getOrDefault(entryPoint, Map.of()).get(kind);
                if (next != null) {
                    old.succeededBy(next);
                }
            }));
        }
        generation.retire();
    }
}
