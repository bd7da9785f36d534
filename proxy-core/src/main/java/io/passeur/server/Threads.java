package io.passeur.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * The threads behind the data path.
 *
 * @param configuration one thread, which aggregates snapshots and compiles the routing table
 * @param housekeeping one thread, which opens log files anew and asks about revoked certificates
 * @param api the threads that make responses of the API
 */
record Threads(ScheduledExecutorService configuration, ScheduledExecutorService housekeeping, ExecutorService api)
        implements AutoCloseable {

    private static final int RESOLVER_THREADS = 2;
    private static final int API_THREADS = 2;

    Threads() {
        this(
                Executors.newSingleThreadScheduledExecutor(daemons("configuration")),
                Executors.newSingleThreadScheduledExecutor(daemons("housekeeping")),
                Executors.newFixedThreadPool(API_THREADS, daemons("api")));
    }

    private static ThreadFactory daemons(String name) {
        return task -> daemon(name, task);
    }

    /** The thread of one provider. */
    static ScheduledExecutorService ofProvider(String name) {
        return pluginTimer("provider " + name, 1);
    }

    /** The threads of one certificate resolver. */
    static ScheduledExecutorService ofResolver(String name) {
        return pluginTimer("resolver " + name, RESOLVER_THREADS);
    }

    private static ScheduledExecutorService pluginTimer(String element, int threads) {
        return new PluginTimer(element, element, threads);
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
        housekeeping.shutdownNow();
        configuration.shutdownNow();
    }
}
