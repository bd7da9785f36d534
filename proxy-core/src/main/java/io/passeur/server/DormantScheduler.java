package io.passeur.server;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/** Never runs a task: the timer of a proxy that is only checked. */
final class DormantScheduler extends AbstractLifeCycle implements Scheduler {

    @Override
    public Task schedule(Runnable task, long delay, TimeUnit units) {
        return () -> true;
    }
}
