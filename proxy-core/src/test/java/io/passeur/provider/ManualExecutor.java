package io.passeur.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks at once in the caller's thread; what is scheduled waits until the test lets the time pass. */
final class ManualExecutor extends ScheduledThreadPoolExecutor {

    private final Deque<Runnable> scheduled = new ArrayDeque<>();

    ManualExecutor() {
        super(0);
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        scheduled.add(task);
        return super.schedule(() -> {}, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    void letTimePass() {
        Runnable task = scheduled.remove();
        task.run();
    }
}
