package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.service.LiveService;
import io.passeur.tls.TlsPlan;
import java.util.Map;

/**
 * What one compilation made.
 *
 * @param tables by entry point
 * @param reachable the services that sub-requests can be sent to
 */
record CompiledRouting(
        Map<String, RoutingTable> tables, TlsPlan tls, RuntimeView view, Generation generation, LiveObjects live,
        Map<QualifiedName, LiveService> reachable) {

    /** Begins health checks; to be called when the tables are live. */
    void start() {
        live.services().values().forEach(service -> service.start());
    }
}
