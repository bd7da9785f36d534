package io.passeur.metrics;

import io.passeur.observation.RouteTags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which routers count, and the counters of each, by their tags, which stay the same as long as a configuration. */
final class Routes {

    private final CountersByName<RouterName, ElementCounters> routers;
    private final boolean internals;
    private final Map<RouteTags, ElementCounters> known = new ConcurrentHashMap<>();

    /** @param internals whether the proxy's own routers count */
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

    /** Another configuration may have removed them. */
    void forget() {
        known.clear();
    }
}
