package io.passeur.metrics;

import io.passeur.observation.RouteTags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of routers by their tags, which stay the same as long as a configuration is live. */
final class Routes {

    private final CountersByName<RouterName, ElementCounters> routers;
    private final boolean internals;
    private final Map<RouteTags, ElementCounters> known = new ConcurrentHashMap<>();

    /** @param internals whether the proxy's own routers are counted */
    Routes(CountersByName<RouterName, ElementCounters> routers, boolean internals) {
        this.routers = routers;
        this.internals = internals;
    }

    boolean counts(RouteTags tags) {
        return tags.metrics() && (internals || !tags.internal());
    }

    ElementCounters element(RouteTags tags) {
        ElementCounters element = known.get(tags);
        if (element == null) {
            element = routers.of(new RouterName(tags.router(), tags.service()));
            known.put(tags, element);
        }
        return element;
    }

    /** Another configuration may not have these routers. */
    void forget() {
        known.clear();
    }
}
