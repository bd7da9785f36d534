package io.passeur.http.middleware.auth.basic;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that check password hashes, shared by all middlewares. Hashes are slow on purpose; without a limit,
 * clients that guess passwords would use up the processors. Thread-safe.
 */
final class HashThreads implements Executor {

    private static final long IDLE_SECONDS = 60;

    private final ThreadPoolExecutor threads;

    /**
     * @param count how many hashes are calculated concurrently
     * @param maxWaiting how many more checks may wait
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

    /** @throws RejectedExecutionException if too many checks are waiting */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }
}
