package io.passeur.net;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An executor with its own bounded threads and queue. Slow and blocking work runs in a bulkhead, so that it cannot take threads
 * from other work. Threads start on demand and end after a minute without work. Thread-safe.
 */
public final class Bulkhead implements Executor, AutoCloseable {

    private static final long IDLE_SECONDS = 60;
    /** The largest queue that is allocated in advance. */
    private static final int LARGEST_ARRAY = 1024;

    private final String name;
    private final int capacity;
    private final ThreadPoolExecutor threads;

    /**
     * @param name the name of its threads, and the subject of its messages
     * @param maxThreads how many tasks run at the same time
     * @param capacity how many more tasks may wait
     */
    public Bulkhead(String name, int maxThreads, int capacity) {
        this.name = name;
        this.capacity = capacity;
        threads = new ThreadPoolExecutor(
                maxThreads,
                maxThreads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue(capacity),
                daemons(name),
                (task, pool) -> {
                    throw rejection();
                });
        threads.allowCoreThreadTimeOut(true);
    }

    private static BlockingQueue<Runnable> queue(int capacity) {
        return capacity <= LARGEST_ARRAY ? new ArrayBlockingQueue<>(capacity) : new LinkedBlockingQueue<>(capacity);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private RejectedExecutionException rejection() {
        return new RejectedExecutionException(
                threads.isShutdown() ? name + ": the proxy stops" : name + ": its queue is full (" + capacity + ")");
    }

    /** @throws RejectedExecutionException if the queue is full, or this is closed */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** How many tasks wait for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    /**
     * Refuses further tasks and leaves those that run or wait to end undisturbed. An interrupt would close the connection on
     * which a task happens to write.
     */
    public void retire() {
        threads.shutdown();
    }

    /** Interrupts what runs and drops what waits. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
