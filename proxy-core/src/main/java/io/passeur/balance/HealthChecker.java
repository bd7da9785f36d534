package io.passeur.balance;

import io.passeur.balance.HealthOutcome.Unhealthy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes the targets of one service, one at a time, each an interval after its last probe ended. A target is healthy until a
 * probe fails. Thread-safe.
 *
 * @param <T> the targets
 */
public final class HealthChecker<T extends Target> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecker.class);

    private final String service;
    private final HealthCheck<T> check;
    private final HealthClock clock;
    private final List<Checked> checked;
    private Scheduler.@Nullable Task timer;
    private boolean started;
    private boolean closed;

    /** @param previous the checker that this one replaces; targets of both keep health and rhythm if the check is the same */
    public HealthChecker(
            String service,
            HealthCheck<T> check,
            List<T> targets,
            HealthClock clock,
            @Nullable HealthChecker<T> previous) {
        this.service = service;
        this.check = check;
        this.clock = clock;
        checked = targets.stream().map(Checked::new).toList();
        if (previous != null && previous.check.equals(check)) {
            checked.forEach(target -> target.inherit(previous));
        }
    }

    public synchronized void start() {
        if (!started && !closed && !checked.isEmpty()) {
            started = true;
            checked.forEach(Checked::begin);
            scheduleNext();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private synchronized void scheduleNext() {
        if (!closed) {
            Checked next = earliest();
            long delay = Math.max(0, next.due - clock.nanoTime().getAsLong());
            timer = clock.scheduler().schedule(() -> probe(next), delay, TimeUnit.NANOSECONDS);
        }
    }

    private Checked earliest() {
        long now = clock.nanoTime().getAsLong();
        return checked.stream()
                .min(Comparator.comparingLong(next -> next.due - now))
                .orElseThrow();
    }

    private void probe(Checked next) {
        check.probe(next.target, outcome -> {
            next.ended(outcome);
            scheduleNext();
        });
    }

    private final class Checked {

        private final T target;
        private boolean hasDue;
        private long due;

        Checked(T target) {
            this.target = target;
        }

        void inherit(HealthChecker<T> previous) {
            synchronized (previous) {
                for (HealthChecker<T>.Checked old : previous.checked) {
                    if (old.target.name().equals(target.name())) {
                        target.setHealth(old.target.illness());
                        hasDue = old.hasDue;
                        due = old.due;
                        return;
                    }
                }
            }
        }

        void begin() {
            if (!hasDue) {
                scheduleAfter(interval());
            }
        }

        void ended(HealthOutcome outcome) {
            synchronized (HealthChecker.this) {
                if (!closed) {
                    change(outcome);
                    scheduleAfter(interval());
                }
            }
        }

        private Duration interval() {
            return target.isHealthy() ? check.interval() : check.unhealthyInterval();
        }

        private void scheduleAfter(Duration delay) {
            hasDue = true;
            due = clock.nanoTime().getAsLong() + delay.toNanos();
        }

        private void change(HealthOutcome outcome) {
            if (outcome instanceof Unhealthy unhealthy) {
                if (target.isHealthy()) {
                    LOG.warn("Health check failed. {} of {}: {}", target, service, unhealthy.reason());
                }
                target.setHealth(unhealthy.reason());
            } else {
                if (!target.isHealthy()) {
                    LOG.info("Health check passed. {} of {} is up again", target, service);
                }
                target.setHealth(null);
            }
        }
    }
}
