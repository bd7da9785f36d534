package io.passeur.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * The threads behind the data path.
 *
 * @param configuration one thread, which aggregates snapshots and compiles the routing table
 * @param watchers a few threads on which providers watch and poll
 * @param resolvers a few threads on which certificate resolvers work
 * @param api the threads that make answers of the API
 */
record Threads(
        ScheduledExecutorService configuration,
        ScheduledExecutorService watchers,
        ScheduledExecutorService resolvers,
        ExecutorService api)
        implements AutoCloseable {

    private static final int WATCHERS = 4;
    private static final int RESOLVERS = 4;
    private static final int ANSWERERS = 2;

    Threads() {
        this(
                Executors.newSingleThreadScheduledExecutor(daemons("configuration")),
                Executors.newScheduledThreadPool(WATCHERS, daemons("provider")),
                Executors.newScheduledThreadPool(RESOLVERS, daemons("resolver")),
                Executors.newFixedThreadPool(ANSWERERS, daemons("api")));
    }

    private static ThreadFactory daemons(String name) {
        return task -> daemon(name, task);
    }

    /** A thread that keeps no process alive; not started. */
    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs a task that may take long in a thread of its own. */
    static void inThread(String name, Runnable task) {
        daemon(name, task).start();
    }

    @Override
    public void close() {
        api.shutdownNow();
        resolvers.shutdownNow();
        watchers.shutdownNow();
        configuration.shutdownNow();
    }
}
