package io.passeur.guard;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One call on another thread, for which one thread waits for a limited time. */
final class LimitedCall<T extends @Nullable Object> {

    private static final int RUNNING = 0;
    private static final int ENDED = 1;
    private static final int ABANDONED = 2;

    private final Callable<T> task;
    private final Thread waiter = Thread.currentThread();
    private final AtomicInteger state = new AtomicInteger(RUNNING);
    private final CompletableFuture<T> end = new CompletableFuture<>();

    LimitedCall(Callable<T> task) {
        this.task = task;
    }

    /** @param ended runs before the waiting thread continues */
    void run(Runnable ended) {
        try {
            T result = task.call();
            ended.run();
            end.complete(result);
        } catch (Throwable e) {
            ended.run();
            end.completeExceptionally(e);
        }
        state.compareAndSet(RUNNING, ENDED);
        LockSupport.unpark(waiter);
    }

    /** To be called by the thread that made this. @return false if the call has not ended in time */
    boolean await(Duration limit) {
        long begin = System.nanoTime();
        boolean interrupted = false;
        while (state.get() == RUNNING) {
            long waited = System.nanoTime() - begin;
            if (waited >= limit.toNanos()) {
                state.compareAndSet(RUNNING, ABANDONED);
            } else if (waited < Spinning.NANOS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, limit.toNanos() - waited);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return state.get() == ENDED;
    }

    /** The result or failure of the call; completes even after the time limit. */
    CompletableFuture<T> end() {
        return end;
    }
}
