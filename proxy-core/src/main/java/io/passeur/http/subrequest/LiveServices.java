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
 * The services for sub-requests, by name: those of the live configuration and, for requests that began earlier, those
 * that the live configuration no longer has. Thread-safe.
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

    /** Newest first. Replaced as a whole. */
    private volatile List<Map<QualifiedName, Target>> configurations = List.of();

    /**
     * Makes the services of a configuration the live ones. All methods that change something are called by one thread.
     *
     * @return the previous state, for {@link #restore}
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

    /** Removes the closed services of older configurations. Called after a configuration has retired. */
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

    /** Finds a service and keeps it open until its stay is left. @return null if there is no such service */
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
