package io.passeur.http.service;

import io.passeur.balance.HealthClock;
import io.passeur.net.Network;
import org.eclipse.jetty.util.thread.Scheduler;

/** Runs the health checks of all services. Opens nothing before the first probe. Thread-safe. */
public final class HealthMonitor implements AutoCloseable {

    private final HttpHealthProbe probe;
    private final HealthChecks checks;

    /**
     * The arguments are running; their owner stops them.
     *
     * @param scheduler says when probes are due, and when they have taken too long
     */
    public HealthMonitor(Network network, Scheduler scheduler) {
        probe = new HttpHealthProbe(network, scheduler);
        checks = new HealthChecks(probe, new HealthClock(scheduler, System::nanoTime));
    }

    HealthChecks checks() {
        return checks;
    }

    /** Called after the last service is closed. */
    @Override
    public void close() {
        probe.close();
    }
}
