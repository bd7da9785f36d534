package io.passeur.service;

import java.util.function.Consumer;

/** Asks one server how it is. */
@FunctionalInterface
interface HealthProbe {

    /**
     * Never blocks and never throws.
     *
     * @param outcome called once, by any thread, within the check's timeout
     */
    void probe(ServerUrl server, HealthSettings settings, Consumer<Outcome> outcome);

    sealed interface Outcome {
        record Healthy() implements Outcome {}

        /** @param reason for the log */
        record Unhealthy(String reason) implements Outcome {}
    }
}
