package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.engine.Health;
import java.util.Set;

/** Whether a container can take requests. */
sealed interface Availability {

    /** The container is a server. */
    record Ready() implements Availability {}

    /** The container's routes remain; requests get 503 with the reason. */
    record Absent(String reason) implements Availability {}

    /** The container is ignored. */
    record Gone() implements Availability {}

    Set<String> LASTING = Set.of("running", "paused", "restarting");

    /**
     * @param stopReason why the container is about to stop; empty if it is not
     * @param keepsUnavailable whether containers that temporarily cannot take requests keep their routes
     * @param allowsNonRunning the same for stopped containers
     */
    static Availability of(
            ContainerDetails container, String stopReason, boolean keepsUnavailable, boolean allowsNonRunning) {
        String reason = stopReason.isEmpty() ? reason(container) : stopReason;
        if (reason.isEmpty()) {
            return new Ready();
        }
        boolean lasting = LASTING.contains(container.state());
        return allowsNonRunning || (keepsUnavailable && lasting) ? new Absent(reason) : new Gone();
    }

    private static String reason(ContainerDetails container) {
        if (!container.isRunning()) {
            return switch (container.state()) {
                case "paused" -> "is paused";
                case "restarting" -> "is restarting";
                default -> "is not running (" + container.state() + ")";
            };
        }
        if (container.health() == Health.UNHEALTHY) {
            return "is unhealthy";
        }
        return container.health() == Health.STARTING ? "is starting, its health check has not passed yet" : "";
    }
}
