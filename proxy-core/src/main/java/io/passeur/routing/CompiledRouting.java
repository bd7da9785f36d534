package io.passeur.routing;

import io.passeur.tls.TlsPlan;
import java.util.Map;

/**
 * What one compilation made.
 *
 * @param tables by entry point
 */
record CompiledRouting(
        Map<String, RoutingTable> tables, TlsPlan tls, RuntimeView view, Generation generation, LiveObjects live) {

    /** Begins health checks; to be called when the tables are live. */
    void start() {
        live.services().values().forEach(service -> service.start());
    }
}
