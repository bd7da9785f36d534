package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.http.subrequest.LiveServices;
import io.passeur.tls.TlsPlan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one compilation made.
 *
 * @param tables by entry point
 * @param reachable the services that sub-requests can be sent to
 */
record CompiledRouting(
        Map<String, RoutingTable> tables,
        TlsPlan tls,
        RuntimeView view,
        Generation generation,
        LiveObjects live,
        Map<QualifiedName, LiveServices.Target> reachable) {

    /** Begins health checks; to be called when the tables are live. */
    void start() {
        live.services().values().forEach(service -> service.start());
    }

    /**
     * Closes everything that no running request uses immediately, and the rest after its last use. Called once.
     *
     * @param successor receives the requests that arrive too late; null if the proxy stops
     */
    void retire(@Nullable CompiledRouting successor) {
        if (successor != null) {
            tables.forEach((name, table) -> {
                RoutingTable next = successor.tables.get(name);
                if (next != null) {
                    table.succeededBy(next);
                }
            });
        }
        generation.retire();
    }
}
