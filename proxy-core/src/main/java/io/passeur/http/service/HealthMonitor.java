package io.passeur.http.service;

import io.passeur.balance.HealthClock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.thread.Scheduler;

/** Runs the health checks of all services. Opens nothing before the first probe. Thread-safe. */
public final class HealthMonitor implements AutoCloseable {

    private final HttpHealthProbe probe;
    private final HealthChecks checks;

    /** The arguments are running; their owner stops them. */
    public HealthMonitor(Executor executor, Scheduler scheduler, ByteBufferPool buffers) {
        probe = new HttpHealthProbe(executor, scheduler, buffers);
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
