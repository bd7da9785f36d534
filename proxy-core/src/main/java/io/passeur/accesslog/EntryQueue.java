package io.passeur.accesslog;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The queue from the threads that carry requests to the thread that writes. Adding never waits: while more entries
 * wait than memory may hold, further ones are counted and dropped. The writer polls a few times a second while there
 * is traffic, so that no request has to wake it; only after a while without traffic does it sleep until it is woken.
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

    /** @param most how many bytes may wait, according to the weight of the entries */
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

    /** For the writer: releases the memory of entries of that weight. */
    void release(long weight) {
        waiting.addAndGet(-weight);
    }

    /** For the writer, after there was nothing: returns when there may be an entry, or when it was woken. */
    void await() {
        if (pauses < PAUSES_BEFORE_SLEEP) {
            pauses++;
            LockSupport.parkNanos(this, PAUSE);
            return;
        }
        sleeper = Thread.currentThread();
        // Whoever adds an entry after this check sees that the writer sleeps.
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
