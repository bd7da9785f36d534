package io.passeur.routing;

import io.passeur.live.Lease;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Everything that one compilation made or carried over, whether a route uses it or not. When it retires, what no newer
 * generation holds closes at once, except what a running request uses: that closes after the last such request. A compilation
 * that fails retires its generation too, which closes what it made and leaves what it carried over. Used by one thread.
 */
final class Generation {

    private final List<Lease<?>> leases = new ArrayList<>();
    private final List<RouteLease> routes = new ArrayList<>();

    /** Holds a live object from now on. */
    <T extends AutoCloseable> Lease<T> hold(Lease<T> lease) {
        lease.hold();
        leases.add(lease);
        return lease;
    }

    /** The lease of a new route. */
    RouteLease route(Collection<Lease<?>> uses) {
        RouteLease route = new RouteLease(uses);
        routes.add(route);
        return route;
    }

    /** Called once. */
    void retire() {
        routes.forEach(RouteLease::retire);
        leases.forEach(Lease::release);
    }
}
