package io.passeur.net;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bound on the memory that all clients together claim by what they send before they are known. When their claims exceed it,
 * the largest claim of an unfinished message is given up; other clients are not affected. Thread-safe.
 */
public final class MemoryBudget {

    /** Smaller claims are never given up: there are too many to search, and none of them is to blame. */
    private static final int NOTICEABLE = 16 * 1024;

    private final long limit;
    private final AtomicLong claimed = new AtomicLong();
    private final Set<Claim> large = ConcurrentHashMap.newKeySet();

    /** @param limit in bytes */
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** A fraction of the largest heap, {@code -Xmx}. */
    public static MemoryBudget ofHeap(int divisor) {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / divisor);
    }

    /** In bytes. */
    public long limit() {
        return limit;
    }

    /** How many bytes are claimed at this moment. */
    public long claimed() {
        return claimed.get();
    }

    /**
     * The claim of a message that is not complete yet.
     *
     * @param giveUp called at most once, by any thread, when the message must be given up; must not block
     */
    public Claim claim(Runnable giveUp) {
        return new Claim(giveUp);
    }

    /**
     * Claims memory for a complete message.
     *
     * @return false if there is none left, although the largest incomplete message was given up for it; then nothing is claimed
     */
    public boolean take(long bytes) {
        long total = claimed.addAndGet(bytes);
        while (total > limit) {
            if (!giveUpLargest()) {
                claimed.addAndGet(-bytes);
                return false;
            }
            total = claimed.get();
        }
        return true;
    }

    /** Returns what {@link #take} has claimed. */
    public void giveBack(long bytes) {
        claimed.addAndGet(-bytes);
    }

    private boolean giveUpLargest() {
        Claim largest =
                large.stream().max(Comparator.comparingLong(Claim::size)).orElse(null);
        if (largest == null) {
            return false;
        }
        largest.giveUp();
        return true;
    }

    /** The memory of one message while it arrives. Resized by one thread at a time. */
    public final class Claim implements AutoCloseable {

        private final Runnable giveUp;
        private volatile long size;
        private boolean over;

        private Claim(Runnable giveUp) {
            this.giveUp = giveUp;
        }

        long size() {
            return size;
        }

        /** @param to how many bytes the message takes now */
        public void resize(long to) {
            long growth = change(to);
            if (growth > 0 && claimed.get() > limit && !giveUpLargest()) {
                giveUp();
            }
        }

        private synchronized long change(long to) {
            if (over || to == size) {
                return 0;
            }
            long growth = to - size;
            size = to;
            claimed.addAndGet(growth);
            if (to >= NOTICEABLE) {
                large.add(this);
            } else {
                large.remove(this);
            }
            return growth;
        }

        private void giveUp() {
            if (end()) {
                giveUp.run();
            }
        }

        private synchronized boolean end() {
            boolean first = !over;
            over = true;
            large.remove(this);
            claimed.addAndGet(-size);
            size = 0;
            return first;
        }

        /** The message is gone. */
        @Override
        public void close() {
            end();
        }
    }
}
