package io.passeur.balance;

/** What a probe found. */
public sealed interface HealthOutcome {

    record Healthy() implements HealthOutcome {}

    /** @param reason for the log */
    record Unhealthy(String reason) implements HealthOutcome {}
}
