package io.passeur.balance;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How the health of targets is checked. Two checks that are equal are the same check: its findings hold for the other.
 *
 * @param <T> the targets
 */
public interface HealthCheck<T extends Target> {

    /** How long after the last probe of a healthy target the next one starts. */
    Duration interval();

    /** How long after the last probe of an unhealthy target the next one starts. */
    Duration unhealthyInterval();

    /**
     * Asks a target how it is. Never blocks and never throws.
     *
     * @param outcome called once, by any thread, within the check's timeout
     */
    void probe(T target, Consumer<HealthOutcome> outcome);
}
