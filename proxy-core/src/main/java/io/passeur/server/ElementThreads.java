package io.passeur.server;

import io.passeur.config.CoreConfiguration.BlockingMiddlewares;
import io.passeur.net.Bulkhead;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one middleware or service of a plugin. Each kind is made when it is first asked for, and has no thread while
 * it has no work.
 */
final class ElementThreads implements AutoCloseable {

    private static final int WORKERS = 16;
    private static final int MAX_WAITING_WORK = 4096;
    private static final long IDLE_SECONDS = 60;

    private final String name;
    private final BlockingMiddlewares limits;
    private @Nullable Bulkhead work;
    private @Nullable Bulkhead requests;
    private @Nullable PluginTimer timer;
    private @Nullable Scheduler scheduler;
    private boolean closed;

    ElementThreads(String name, BlockingMiddlewares limits) {
        this.name = name;
        this.limits = limits;
    }

    /** For what the element hands over by itself. */
    Executor work() {
        Bulkhead threads = workers();
        return task -> threads.execute(new PluginTask(name, task));
    }

    private synchronized Bulkhead workers() {
        Bulkhead known = work;
        if (known == null) {
            known = closedIfLate(new Bulkhead(name + " work", WORKERS, MAX_WAITING_WORK));
            work = known;
        }
        return known;
    }

    /** For its requests, if it blocks. */
    synchronized Executor requests() {
        Bulkhead known = requests;
        if (known == null) {
            known = closedIfLate(new Bulkhead(name, limits.maxConcurrent(), limits.maxWaiting()));
            requests = known;
        }
        return known;
    }

    private Bulkhead closedIfLate(Bulkhead made) {
        if (closed) {
            made.retire();
        }
        return made;
    }

    synchronized Scheduler timer() {
        Scheduler known = scheduler;
        if (known == null) {
            PluginTimer thread = new PluginTimer(name, name + " timer", 1);
            thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
            thread.allowCoreThreadTimeOut(true);
            thread.setRemoveOnCancelPolicy(true);
            thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            known = new ScheduledExecutorScheduler(thread);
            LifeCycle.start(known);
            timer = thread;
            scheduler = known;
            if (closed) {
                thread.shutdown();
            }
        }
        return known;
    }

    /** No request uses the middleware any more, but a thread may still be on its way back from the last one. */
    @Override
    public synchronized void close() {
        closed = true;
        if (work != null) {
            work.retire();
        }
        if (requests != null) {
            requests.retire();
        }
        if (timer != null) {
            timer.shutdown();
        }
    }
}
