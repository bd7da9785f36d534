package io.passeur.provider.docker.engine;

/** The result of a container's own health check. */
public enum Health {
    /** The container has no health check. */
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY;

    /** All engines append the health to the status text of a container: {@code Up 2 minutes (healthy)}. */
    static Health of(String status) {
        if (status.endsWith("(healthy)")) {
            return HEALTHY;
        }
        if (status.endsWith("(unhealthy)")) {
            return UNHEALTHY;
        }
        return status.endsWith("(health: starting)") ? STARTING : NONE;
    }
}
