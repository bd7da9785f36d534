package io.passeur.http.subrequest;

import io.passeur.config.QualifiedName;
import io.passeur.live.Stay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The services that sub-requests go to, by name: those of the configuration that is live, and for middlewares of requests that
 * began before it those that it has no more. Thread-safe.
 */
public final class LiveServices {

    /** A service, and what keeps it open. */
    public record Target(Request.Handler service, Stay stay) {

        private boolean isStillOpen() {
            boolean open = stay != Stay.FOREVER && stay.enter();
            if (open) {
                stay.leave();
            }
            return open;
        }
    }

    /** The newest first. Replaced as a whole. */
    private volatile List<Map<QualifiedName, Target>> configurations = List.of();

    /**
     * Makes the services of a configuration the live ones. Called by one thread, as the others that change something.
     *
     * @return what was live before, for {@link #restore}
     */
    public List<Map<QualifiedName, Target>> swap(Map<QualifiedName, Target> services) {
        List<Map<QualifiedName, Target>> before = configurations;
        List<Map<QualifiedName, Target>> next = new ArrayList<>(before);
        next.add(0, Map.copyOf(services));
        configurations = List.copyOf(next);
        return before;
    }

    /** Undoes a {@link #swap}. */
    public void restore(List<Map<QualifiedName, Target>> before) {
        configurations = before;
    }

    /** Forgets the services of older configurations that have closed. Called after a configuration has retired. */
    public void forgetClosed() {
        List<Map<QualifiedName, Target>> kept = new ArrayList<>();
        for (Map<QualifiedName, Target> services : configurations) {
            Map<QualifiedName, Target> open = kept.isEmpty() ? services : stillOpen(services);
            if (!open.isEmpty()) {
                kept.add(open);
            }
        }
        configurations = List.copyOf(kept);
    }

    private static Map<QualifiedName, Target> stillOpen(Map<QualifiedName, Target> services) {
        Map<QualifiedName, Target> open = new HashMap<>(services);
        open.values().removeIf(target -> !target.isStillOpen());
        return Map.copyOf(open);
    }

    /** A service that stays open until its stay is left. @return null if there is no such service */
    @Nullable
    Target hold(QualifiedName name) {
        for (Map<QualifiedName, Target> services : configurations) {
            Target target = services.get(name);
            if (target != null && target.stay().enter()) {
                return target;
            }
        }
        return null;
    }
}
