package io.passeur.resolver.acme.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authority as all resolvers see it: one order at a time, those that never failed first, and none while it is
 * unreachable. Thread-safe.
 */
public final class Authority {

    private static final Logger LOG = LoggerFactory.getLogger(Authority.class);

    private final PriorityQueue<Turn> waiting =
            new PriorityQueue<>(Comparator.comparingInt(Turn::rank).thenComparingLong(Turn::number));
    private long numbers;
    private boolean busy;
    private int outages;
    private @Nullable Absence absence;

    private record Turn(int rank, long number, Executor executor, Runnable work) {}

    /** Why no requests are sent to the authority, and until when. */
    record Absence(Instant until, String reason) {}

    /** @param rank lower ones first */
    void submit(int rank, Executor executor, Runnable work) {
        synchronized (this) {
            waiting.add(new Turn(rank, numbers++, executor, work));
        }
        next();
    }

    private void next() {
        while (true) {
            Turn turn;
            synchronized (this) {
                if (busy || waiting.isEmpty()) {
                    return;
                }
                turn = waiting.remove();
                busy = true;
            }
            try {
                turn.executor().execute(() -> run(turn));
                return;
            } catch (RejectedExecutionException e) {
                LOG.debug("The proxy is stopping before an order has begun", e);
                release();
            }
        }
    }

    private void run(Turn turn) {
        try {
            turn.work().run();
        } finally {
            release();
            next();
        }
    }

    private synchronized void release() {
        busy = false;
    }

    /** How often in a row it was unreachable, including this time. */
    synchronized int outage() {
        return ++outages;
    }

    synchronized void leaveAlone(Absence newAbsence) {
        absence = newAbsence;
    }

    synchronized void isBack() {
        outages = 0;
        absence = null;
    }

    synchronized Optional<Absence> absence(Instant now) {
        return Optional.ofNullable(absence).filter(present -> present.until().isAfter(now));
    }
}
