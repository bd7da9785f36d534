package io.passeur.server;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks of one element of a plugin, now, later or repeatedly. Their failures are logged. */
final class PluginTimer extends ScheduledThreadPoolExecutor {

    private static final String NOT_REPEATED = "; it is not repeated";

    private final String element;

    /**
     * @param element {@code provider docker}
     * @param name of the threads
     */
    PluginTimer(String element, String name, int threads) {
        super(threads, task -> Threads.daemon(name, task));
        this.element = element;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(new PluginTask(element, task), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return super.scheduleAtFixedRate(new PluginTask(element, task, NOT_REPEATED), initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        return super.scheduleWithFixedDelay(new PluginTask(element, task, NOT_REPEATED), initialDelay, delay, unit);
    }
}
