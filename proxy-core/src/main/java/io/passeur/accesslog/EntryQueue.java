package io.passeur.accesslog;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way of entries from the threads that carry requests to the one that writes. Those never wait: while more waits than may be
 * kept in memory, what comes is counted and left out. The writer looks some times a second while there is traffic, so that
 * nobody has to wake it for each request; only after a while without any it sleeps until it is called.
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

    /** @param most how many bytes may wait, as far as entries know their weight */
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

    /** For the writer: entries of that weight need no memory any more. */
    void release(long weight) {
        waiting.addAndGet(-weight);
    }

    /** For the writer, when there was nothing: returns when there may be something, or when it was called. */
    void await() {
        if (pauses < PAUSES_BEFORE_SLEEP) {
            pauses++;
            LockSupport.parkNanos(this, PAUSE);
            return;
        }
        sleeper = Thread.currentThread();
        // Whoever puts something after this look sees the sleeper.
        if (queue.isEmpty() && !called) {
            LockSupport.park(this);
        }
        sleeper = null;
        called = false;
    }

    /** Wakes the writer for something else than an entry. */
    void call() {
        called = true;
        LockSupport.unpark(sleeper);
    }

    /** How many entries were left out so far. */
    long lost() {
        return lost.sum();
    }
}
