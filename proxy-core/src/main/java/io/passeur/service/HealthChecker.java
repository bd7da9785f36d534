package io.passeur.service;

import io.passeur.service.HealthProbe.Outcome;
import io.passeur.service.HealthProbe.Outcome.Unhealthy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes the servers of one service, one at a time, each an interval after its last probe ended. A server is up until a
 * probe fails. Thread-safe.
 */
final class HealthChecker {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecker.class);

    private final String service;
    private final HealthSettings settings;
    private final HealthChecks checks;
    private final List<Checked> checked;
    private Scheduler.@Nullable Task timer;
    private boolean started;
    private boolean closed;

    /** @param previous the checker that this one replaces; servers in both keep health and rhythm if the check is the same */
    HealthChecker(
            String service,
            HealthSettings settings,
            List<Server> servers,
            HealthChecks checks,
            @Nullable HealthChecker previous) {
        this.service = service;
        this.settings = settings;
        this.checks = checks;
        checked = servers.stream().map(Checked::new).toList();
        if (previous != null && previous.settings.equals(settings)) {
            checked.forEach(server -> server.inherit(previous));
        }
    }

    synchronized void start() {
        if (!started && !closed && !checked.isEmpty()) {
            started = true;
            checked.forEach(Checked::begin);
            scheduleNext();
        }
    }

    synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private synchronized void scheduleNext() {
        if (!closed) {
            Checked next = earliest();
            long delay = Math.max(0, next.due - checks.nanoTime().getAsLong());
            timer = checks.scheduler().schedule(() -> probe(next), delay, TimeUnit.NANOSECONDS);
        }
    }

    private Checked earliest() {
        long now = checks.nanoTime().getAsLong();
        return checked.stream()
                .min(Comparator.comparingLong(server -> server.due - now))
                .orElseThrow();
    }

    private void probe(Checked next) {
        checks.probe().probe(next.server.url(), settings, outcome -> {
            next.ended(outcome);
            scheduleNext();
        });
    }

    private final class Checked {

        private final Server server;
        private boolean hasDue;
        private long due;

        Checked(Server server) {
            this.server = server;
        }

        void inherit(HealthChecker previous) {
            synchronized (previous) {
                for (Checked old : previous.checked) {
                    if (old.server.url().equals(server.url())) {
                        server.setHealth(old.server.illness());
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

        void ended(Outcome outcome) {
            synchronized (HealthChecker.this) {
                if (!closed) {
                    change(outcome);
                    scheduleAfter(interval());
                }
            }
        }

        private Duration interval() {
            return server.isHealthy() ? settings.interval() : settings.unhealthyInterval();
        }

        private void scheduleAfter(Duration delay) {
            hasDue = true;
            due = checks.nanoTime().getAsLong() + delay.toNanos();
        }

        private void change(Outcome outcome) {
            if (outcome instanceof Unhealthy unhealthy) {
                if (server.isHealthy()) {
                    LOG.warn("Health check failed. {} of {}: {}", server, service, unhealthy.reason());
                }
                server.setHealth(unhealthy.reason());
            } else {
                if (!server.isHealthy()) {
                    LOG.info("Health check passed. {} of {} is up again", server, service);
                }
                server.setHealth(null);
            }
        }
    }
}
