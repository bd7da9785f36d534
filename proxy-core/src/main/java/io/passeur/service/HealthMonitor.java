package io.passeur.service;

import io.passeur.balance.HealthClock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.thread.Scheduler;

/** What the health checks of all services run on. Opens nothing before the first probe. Thread-safe. */
public final class HealthMonitor implements AutoCloseable {

    private final HttpHealthProbe probe;
    private final HealthChecks checks;

    /** The arguments are running and stay their owner's. */
    public HealthMonitor(Executor executor, Scheduler scheduler, ByteBufferPool buffers) {
        probe = new HttpHealthProbe(executor, scheduler, buffers);
        checks = new HealthChecks(probe, new HealthClock(scheduler, System::nanoTime));
    }

    HealthChecks checks() {
        return checks;
    }

    /** To be called after the last service was closed. */
    @Override
    public void close() {
        probe.close();
    }
}
