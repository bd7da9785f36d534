package io.passeur.http.forward;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** The one time limit that applies to an exchange at a moment. A task that runs too late must do no harm. */
final class ExchangeTimer {

    private final Scheduler scheduler;
    private volatile Scheduler.@Nullable Task running;

    ExchangeTimer(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Sets the limit in place of the last one; zero is none. */
    void start(Duration delay, Runnable task) {
        cancel();
        if (!delay.isZero()) {
            running = scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void cancel() {
        Scheduler.Task task = running;
        if (task != null) {
            running = null;
            task.cancel();
        }
    }
}
