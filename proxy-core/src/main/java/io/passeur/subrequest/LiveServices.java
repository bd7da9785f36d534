package io.passeur.subrequest;

import io.passeur.config.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The services that sub-requests go to, by name: those of the configuration that is live, and for middlewares of requests that
 * began before it those that it has no more. Thread-safe.
 */
public final class LiveServices {

    /** What keeps a service open. */
    public interface Stay {

        /** Of what never closes. */
        Stay FOREVER = new Stay() {
            @Override
            public boolean enter() {
                return true;
            }

            @Override
            public void leave() {}
        };

        /** Keeps it open until {@link #leave}. @return false if it has closed; then it must not be used */
        boolean enter();

        void leave();
    }

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
     * Makes the services of a configuration the live ones. If that comes to nothing, its services are closed, and those of the
     * one before are found again. Called by one thread.
     */
    public void swap(Map<QualifiedName, Target> services) {
        List<Map<QualifiedName, Target>> next = new ArrayList<>();
        next.add(Map.copyOf(services));
        configurations.stream()
                .filter(older -> older.values().stream().anyMatch(Target::isStillOpen))
                .forEach(next::add);
        configurations = List.copyOf(next);
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
