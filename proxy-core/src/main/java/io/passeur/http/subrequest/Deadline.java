package io.passeur.http.subrequest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** A time limit. Its task may still run just after it was cancelled, so it must tolerate that. */
final class Deadline {

    private final Scheduler scheduler;
    private final Duration limit;
    private final Runnable task;
    private volatile Scheduler.@Nullable Task running;

    /** @param limit zero for none */
    Deadline(Scheduler scheduler, Duration limit, Runnable task) {
        this.scheduler = scheduler;
        this.limit = limit;
        this.task = task;
    }

    void start() {
        if (!limit.isZero()) {
            running = scheduler.schedule(task, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void cancel() {
        Scheduler.Task started = running;
        if (started != null) {
            started.cancel();
        }
    }
}
