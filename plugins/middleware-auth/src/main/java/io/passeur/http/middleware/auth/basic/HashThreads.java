package io.passeur.http.middleware.auth.basic;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which passwords are hashed, for all middlewares together. Hashes are slow on purpose: without a bound of their
 * own, strangers who guess passwords would take the processors from everybody else. Thread-safe.
 */
final class HashThreads implements Executor {

    private static final long IDLE_SECONDS = 60;

    private final ThreadPoolExecutor threads;

    /**
     * @param count how many hashes are calculated at the same time
     * @param maxWaiting how many more may wait
     */
    HashThreads(int count, int maxWaiting) {
        threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(maxWaiting), task -> {
                    Thread thread = new Thread(task, "password-hash");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws RejectedExecutionException if too many wait */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }
}
