package io.passeur.http.service;

import io.passeur.balance.HealthCheck;
import io.passeur.balance.HealthOutcome;
import java.time.Duration;
import java.util.function.Consumer;

/** The health check of a service's servers by requests. */
record HttpHealthCheck(HealthSettings settings, HealthProbe probe) implements HealthCheck<Server> {

    @Override
    public Duration interval() {
        return settings.interval();
    }

    @Override
    public Duration unhealthyInterval() {
        return settings.unhealthyInterval();
    }

    @Override
    public void probe(Server server, Consumer<HealthOutcome> outcome) {
        probe.probe(server.url(), settings, outcome);
    }
}
