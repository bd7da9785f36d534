package io.passeur.http.service;

import io.passeur.balance.HealthOutcome;
import java.util.function.Consumer;

/** Probes one server. */
@FunctionalInterface
interface HealthProbe {

    /**
     * Never blocks and never throws.
     *
     * @param outcome called once, by any thread, within the check's timeout
     */
    void probe(ServerUrl server, HealthSettings settings, Consumer<HealthOutcome> outcome);
}
