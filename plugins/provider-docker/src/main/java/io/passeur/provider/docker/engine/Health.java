package io.passeur.provider.docker.engine;

/** What a container's own health check says. */
public enum Health {
    /** There is no check. */
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY;

    /** Every engine ends the status of a checked container so: {@code Up 2 minutes (healthy)}. */
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
