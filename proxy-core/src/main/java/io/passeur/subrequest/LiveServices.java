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

    /** What keeps the services of one configuration alive. */
    public interface Stay {

        /** Keeps them alive until {@link #leave}. @return false if they are over; then none of them may be used */
        boolean enter();

        void leave();
    }

    /** A service that lives until its stay is left. */
    record Held(Request.Handler service, Stay stay) {}

    private record Configuration(Map<QualifiedName, ? extends Request.Handler> services, Stay stay) {

        boolean isAlive() {
            boolean alive = stay.enter();
            if (alive) {
                stay.leave();
            }
            return alive;
        }
    }

    /** The newest first. Replaced as a whole. */
    private volatile List<Configuration> configurations = List.of();

    /** Makes the services of a configuration the live ones. Called by one thread. */
    public void swap(Map<QualifiedName, ? extends Request.Handler> services, Stay stay) {
        List<Configuration> next = new ArrayList<>();
        next.add(new Configuration(Map.copyOf(services), stay));
        configurations.stream().filter(Configuration::isAlive).forEach(next::add);
        configurations = List.copyOf(next);
    }

    /** @return null if there is no such service */
    @Nullable
    Held hold(QualifiedName name) {
        for (Configuration configuration : configurations) {
            Request.Handler service = configuration.services().get(name);
            if (service != null && configuration.stay().enter()) {
                return new Held(service, configuration.stay());
            }
        }
        return null;
    }
}
