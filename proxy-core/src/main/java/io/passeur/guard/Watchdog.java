package io.passeur.guard;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every second what the request threads run. If code of a plugin that must not block occupies a thread in five consecutive
 * checks, it is reported with the current line, and its thread is interrupted. Checks are counted instead of time, so that a process that was suspended reports nothing.
 */
public final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    /** The number of milliseconds between two looks; for tests, and for plugins that are slow by nature. */
    private static final String PROPERTY = "passeur.plugins.watchPeriod";

    private static final Duration USUAL_PERIOD = Duration.ofSeconds(1);
    private static final int LOOKS = 5;

    private record Sighting(Watched step, long turn, int looks) {}

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watching = new Thread(task, "watchdog");
        watching.setDaemon(true);
        return watching;
    });
    private final Duration period = Duration.ofMillis(Long.getLong(PROPERTY, USUAL_PERIOD.toMillis()));
    private Map<Thread, Sighting> sightings = new HashMap<>();

    public Watchdog() {
        thread.scheduleWithFixedDelay(this::look, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Map<Thread, Sighting> seen = new HashMap<>();
            Activity.all().forEach((watched, activity) -> {
                Watched step = activity.step();
                if (step != null && !(step.isBlocking() && !sightings.containsKey(watched))) {
                    seen.put(watched, see(watched, activity, step));
                }
            });
            sightings = seen;
        } catch (RuntimeException | Error e) {
            LOG.error("The request threads could not be checked for blocking; the check is repeated", e);
        }
    }

    private Sighting see(Thread watched, Activity activity, Watched step) {
        long turn = activity.turn();
        Sighting before = sightings.get(watched);
        if (before == null || before.step != step || before.turn != turn) {
            return new Sighting(step, turn, 1);
        }
        Sighting now = new Sighting(step, turn, before.looks + 1);
        if (now.looks == LOOKS) {
            step.hasBlocked(Seconds.of(period.multipliedBy(LOOKS)), Frames.place(watched.getStackTrace()));
            activity.interrupt(watched, turn);
        } else if (now.looks == LOOKS + 1) {
            step.ignoresInterrupts();
        }
        return now;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
