package io.passeur.guard;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run calls which may never return. As long as they do return, one thread serves one caller after the other; a
 * thread whose call does not return is abandoned, and the next call gets another. Thread-safe.
 */
final class LimitedThreads {

    static final LimitedThreads PROCESS = new LimitedThreads();

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger made = new AtomicInteger();

    /** Whether the current thread is one of these; a call within a call needs no other thread. */
    static boolean isCurrent() {
        return Thread.currentThread() instanceof Worker;
    }

    /** The task that the current thread runs; null if it runs none. */
    static @Nullable WatchedTask task() {
        return Thread.currentThread() instanceof Worker worker ? worker.task : null;
    }

    /** Runs the whole task on the current thread, which is one of these. */
    static <T> T during(WatchedTask task, Supplier<T> run) {
        Worker worker = (Worker) Thread.currentThread();
        worker.task = task;
        try {
            return run.get();
        } finally {
            worker.task = null;
        }
    }

    <T extends @Nullable Object> LimitedCall<T> begin(Callable<T> task) {
        LimitedCall<T> call = new LimitedCall<>(task);
        Worker worker = idle.pollFirst();
        if (worker == null) {
            new Worker(call).start();
        } else {
            worker.take(call);
        }
        return call;
    }

    private final class Worker extends Thread {

        private volatile @Nullable LimitedCall<?> next;
        private @Nullable WatchedTask task;

        Worker(LimitedCall<?> first) {
            super("plugin-call-" + made.incrementAndGet());
            next = first;
            setDaemon(true);
        }

        void take(LimitedCall<?> call) {
            next = call;
            LockSupport.unpark(this);
        }

        @Override
        public void run() {
            for (LimitedCall<?> call = await(); call != null; call = await()) {
                next = null;
                call.run(() -> idle.addFirst(this));
            }
        }

        /** @return null if nothing came for a while */
        private @Nullable LimitedCall<?> await() {
            long begin = System.nanoTime();
            while (next == null) {
                long waited = System.nanoTime() - begin;
                if (waited < Spinning.NANOS) {
                    Thread.onSpinWait();
                } else if (waited < IDLE_NANOS) {
                    LockSupport.parkNanos(this, IDLE_NANOS - waited);
                } else if (idle.remove(this)) {
                    return null;
                }
            }
            return next;
        }
    }
}
