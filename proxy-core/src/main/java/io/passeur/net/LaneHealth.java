package io.passeur.net;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every lane once a second for a sign of life. One that gives none for three looks in a row is stuck: something on it blocks
 * its thread. It gets no new connections until it moves again. Looks are counted instead of time, so that a process that was
 * stopped for a while finds nothing wrong.
 */
final class LaneHealth implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaneHealth.class);

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int LOOKS = 3;
    /** By then, code of a plugin that blocks a lane was interrupted and moved to threads of its own. */
    private static final int LOOKS_UNTIL_LOST = 8;

    private final Lanes lanes;
    private final IntConsumer stuck;
    private final AtomicIntegerArray missed;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watching = new Thread(task, "lanes");
        watching.setDaemon(true);
        return watching;
    });

    /** @param stuck is told of a lane when it gets stuck */
    LaneHealth(Lanes lanes, IntConsumer stuck) {
        this.lanes = lanes;
        this.stuck = stuck;
        missed = new AtomicIntegerArray(lanes.count());
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isStuck(int lane) {
        return missed.get(lane) >= LOOKS;
    }

    /** Whether it has been stuck for so long that it will hardly move again. */
    boolean isLost(int lane) {
        return missed.get(lane) >= LOOKS_UNTIL_LOST;
    }

    private void look() {
        try {
            for (int lane = 0; lane < lanes.count(); lane++) {
                look(lane);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("The lanes cannot be watched; the next look follows", e);
        }
    }

    private void look(int lane) {
        int before = missed.getAndIncrement(lane);
        if (before == 0) {
            lanes.selector(lane).submit(selector -> moves(lane));
        } else if (before + 1 == LOOKS) {
            LOG.error("Lane {} is stuck: something blocks its thread; new connections go to the other lanes", lane);
            stuck.accept(lane);
        }
    }

    private void moves(int lane) {
        if (missed.getAndSet(lane, 0) >= LOOKS) {
            LOG.info("Lane {} moves again", lane);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
