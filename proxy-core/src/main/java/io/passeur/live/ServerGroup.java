package io.passeur.live;

import java.util.Map;
import java.util.Set;

/** A live object that spreads its work over servers. Thread-safe. */
public interface ServerGroup {

    /** That of an element that is not live. */
    ServerGroup NONE = new ServerGroup() {
        @Override
        public void start() {}

        @Override
        public boolean checksHealth() {
            return false;
        }

        @Override
        public Map<String, String> serverStatus() {
            return Map.of();
        }
    };

    /** Starts health checks. Called after the configuration that has the object is live; further calls do nothing. */
    void start();

    /** Whether the servers' states can change without a change of the configuration. */
    boolean checksHealth();

    /**
     * {@code UP} or {@code DOWN} by server URL; servers without a health check are up. For an object over others that follows
     * the health of these, by their names.
     */
    Map<String, String> serverStatus();

    /** Known reasons why servers are down or cannot be reached, by server URL; for people. */
    default Map<String, String> serverTroubles() {
        return Map.of();
    }

    /** Why the last attempt to reach a server failed, by server URL; for people. Without those that health checks find. */
    default Map<String, String> unreachableServers() {
        return Map.of();
    }

    /**
     * Stops new work for these servers before the configuration without them is live, and allows it for all others. Does
     * nothing for objects without servers of their own.
     *
     * @param urls as in {@link #serverStatus}
     */
    default void setLeaving(Set<String> urls) {}
}
