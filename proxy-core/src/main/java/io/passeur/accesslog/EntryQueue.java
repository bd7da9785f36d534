package io.passeur.accesslog;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands entries from the threads that carry requests to the writer's thread. Those threads never wait: entries that exceed the
 * memory limit are counted and dropped. While there is traffic, the writer polls several times a second, so that requests need
 * not wake it; after some time without traffic it sleeps until the next entry wakes it.
 */
final class EntryQueue {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int PAUSES_BEFORE_SLEEP = 40;

    private final Queue<LogEntry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final LongAdder lost = new LongAdder();
    private final long most;
    private int pauses;
    private volatile @Nullable Thread sleeper;
    private volatile boolean called;

    /** @param most the number of bytes that may wait, by the entries' own estimates */
    EntryQueue(long most) {
        this.most = most;
    }

    /** Never blocks. */
    void put(LogEntry entry) {
        if (waiting.addAndGet(entry.weight()) > most) {
            waiting.addAndGet(-entry.weight());
            lost.increment();
            return;
        }
        queue.add(entry);
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /** For the writer: the next entry, or null. */
    @Nullable
    LogEntry poll() {
        LogEntry entry = queue.poll();
        if (entry != null) {
            pauses = 0;
        }
        return entry;
    }

    /** For the writer: entries of this weight no longer need memory. */
    void release(long weight) {
        waiting.addAndGet(-weight);
    }

    /** For the writer, if there was no entry: returns when there may be one, or when the writer is woken. */
    void await() {
        if (pauses < PAUSES_BEFORE_SLEEP) {
            pauses++;
            LockSupport.parkNanos(this, PAUSE);
            return;
        }
        sleeper = Thread.currentThread();
        // A thread that adds an entry after this check sees that the writer sleeps.
        if (queue.isEmpty() && !called) {
            LockSupport.park(this);
        }
        sleeper = null;
        called = false;
    }

    /** Wakes the writer for something other than an entry. */
    void call() {
        called = true;
        LockSupport.unpark(sleeper);
    }

    /** The number of entries dropped so far. */
    long lost() {
        return lost.sum();
    }
}
