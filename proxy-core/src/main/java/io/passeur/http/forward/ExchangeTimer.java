package io.passeur.http.forward;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The time limit that currently applies to an exchange. Its task may still run just after the limit was replaced, so it
 * must tolerate that.
 */
final class ExchangeTimer {

    private final Scheduler scheduler;
    private volatile Scheduler.@Nullable Task running;

    ExchangeTimer(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Replaces the limit; zero means no limit. */
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
