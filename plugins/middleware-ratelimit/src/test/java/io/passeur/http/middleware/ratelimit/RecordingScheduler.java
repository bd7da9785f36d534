package io.passeur.http.middleware.ratelimit;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/** Runs nothing by itself. */
final class RecordingScheduler extends AbstractLifeCycle implements Scheduler {

    record Scheduled(Runnable task, long nanos) {}

    private final BlockingQueue<Scheduled> tasks = new LinkedBlockingQueue<>();

    @Override
    public Task schedule(Runnable task, long delay, TimeUnit units) {
        tasks.add(new Scheduled(task, units.toNanos(delay)));
        return () -> false;
    }

    /** Waits for the next task. */
    Scheduled next() throws InterruptedException {
        Scheduled next = tasks.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was scheduled");
        }
        return next;
    }
}
