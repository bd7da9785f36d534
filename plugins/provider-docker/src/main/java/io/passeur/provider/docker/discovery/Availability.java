package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.engine.Health;
import java.util.Set;

/** Whether a container takes requests. */
sealed interface Availability {

    /** It is a server. */
    record Ready() implements Availability {}

    /** Its routes stay; requests get 503 and the reason. */
    record Absent(String reason) implements Availability {}

    /** It is ignored. */
    record Gone() implements Availability {}

    Set<String> LASTING = Set.of("running", "paused", "restarting");

    /**
     * @param stopReason why it is about to stop; empty if it is not
     * @param keepsUnavailable whether what cannot take requests now keeps its routes
     * @param allowsNonRunning the same for what has stopped
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
