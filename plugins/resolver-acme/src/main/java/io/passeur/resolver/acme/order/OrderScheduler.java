package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Runs one resolver. A pass determines what to do, gives at most one order to the authority, and repeats when that is
 * done or when something is due. Thread-safe; the monitor guards all mutable state, and orders run outside it.
 */
public final class OrderScheduler implements AutoCloseable {

    /** Also covers clock changes and suspended machines. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(10);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final OrderSchedulerParts parts;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Logger logger;
    private final Halt halt;

    private @Nullable CertificateListener listener;
    private volatile List<CertificateRequest> wanted = List.of();
    private List<CertificateState> published = List.of();
    private @Nullable ScheduledFuture<?> wake;
    private @Nullable Thread worker;
    private @Nullable String running;
    private boolean busy;
    private boolean closed;

    OrderScheduler(
            OrderSchedulerParts parts, ScheduledExecutorService executor, Clock clock, Logger logger, Halt halt) {
        this.parts = parts;
        this.executor = executor;
        this.clock = clock;
        this.logger = logger;
        this.halt = halt;
    }

    public synchronized void start(CertificateListener newListener) {
        listener = newListener;
        parts.shelf().load();
        deliver();
        publish(plan());
    }

    /** Starts renewing what is due. */
    public synchronized void activate() {
        wakeIn(Duration.ZERO);
    }

    /** Takes no lock, because another thread may hold it while the disk is slow. */
    public void request(List<CertificateRequest> requests) {
        wanted = List.copyOf(requests);
        try {
            executor.execute(this::pass);
        } catch (RejectedExecutionException e) {
            logger.debug("The proxy is stopping", e);
        }
    }

    private void deliver() {
        if (listener != null && !closed) {
            listener.certificatesChanged(parts.shelf().certificates());
        }
    }

    private List<CertificateOrder> plan() {
        return OrderPlan.of(
                wanted,
                parts.shelf().held(),
                parts.shelf().unusable(),
                clock.instant(),
                parts::renewal,
                parts.setbacks()::attempt);
    }

    private void publish(List<CertificateOrder> needs) {
        CertificateStates board = new CertificateStates(
                parts::renewal, parts.setbacks()::attempt, parts.authority().absence(clock.instant()), running);
        List<CertificateState> states = board.states(parts.shelf(), needs);
        if (listener != null && !closed && !states.equals(published)) {
            published = states;
            listener.statesChanged(states);
        }
    }

    private void wakeIn(Duration delay) {
        if (closed) {
            return;
        }
        if (wake != null) {
            wake.cancel(false);
        }
        try {
            wake = executor.schedule(this::pass, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            logger.debug("The proxy is stopping", e);
        }
    }

    private synchronized void pass() {
        if (closed || busy) {
            return;
        }
        try {
            if (parts.shelf().refresh()) {
                deliver();
            }
            List<CertificateOrder> needs = plan();
            Optional<Authority.Absence> absence = parts.authority().absence(clock.instant());
            if (absence.isPresent() || !begin(needs)) {
                sleep(needs, absence);
            }
            publish(needs);
        } catch (RuntimeException e) {
            logger.error("The resolver could not determine what to do; it tries again", e);
            wakeIn(LONGEST_SLEEP);
        }
    }

    /** Whether something is due now. */
    private boolean begin(List<CertificateOrder> needs) {
        Instant question =
                parts.renewalInfos().nextQuestion(parts.shelf().held()).orElse(Instant.MAX);
        if (!question.isAfter(clock.instant())) {
            List<ServableCertificate> held = parts.shelf().held();
            submit(0, () -> parts.askAbout(held));
            return true;
        }
        Optional<CertificateOrder> next =
                needs.stream().filter(parts.setbacks()::isDue).min(Comparator.comparingInt(parts.setbacks()::failures));
        next.ifPresent(need -> {
            running = need.key();
            submit(parts.setbacks().failures(need), () -> order(need));
        });
        return next.isPresent();
    }

    private void sleep(List<CertificateOrder> needs, Optional<Authority.Absence> absence) {
        Instant now = clock.instant();
        Instant next = now.plus(LONGEST_SLEEP);
        if (absence.isPresent()) {
            next = earlier(next, absence.get().until());
        } else {
            for (CertificateOrder need : needs) {
                next = earlier(
                        next,
                        parts.setbacks()
                                .attempt(need.key())
                                .map(attempt -> attempt.nextTry())
                                .orElse(next));
            }
            for (ServableCertificate held : parts.shelf().held()) {
                Instant due = parts.renewal(held);
                next = due.isAfter(now) ? earlier(next, due) : next;
            }
        }
        if (parts.shelf().trouble() != null) {
            next = earlier(next, now.plusSeconds(30));
        }
        wakeIn(Duration.between(now, next));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void submit(int rank, Work work) {
        busy = true;
        parts.authority().submit(rank, executor, () -> run(work));
    }

    private void run(Work work) {
        synchronized (this) {
            if (closed) {
                busy = false;
                return;
            }
            worker = Thread.currentThread();
        }
        try {
            work.run();
        } catch (InterruptedException e) {
            logger.debug("Stopped while an order was in progress");
        } finally {
            synchronized (this) {
                worker = null;
                // Only from close().
                Thread.interrupted();
                busy = false;
                running = null;
                notifyAll();
                wakeIn(Duration.ZERO);
            }
        }
    }

    private void order(CertificateOrder need) throws InterruptedException {
        try {
            var stored = parts.order(need);
            synchronized (this) {
                parts.setbacks().succeeded(need);
                parts.shelf().add(stored).ifPresent(parts.renewalInfos()::isNew);
                deliver();
            }
            logger.info("Got the certificate for {}", need);
        } catch (OrderException e) {
            synchronized (this) {
                if (!closed) {
                    parts.setbacks().failed(need, e);
                }
            }
        }
    }

    /** Waits for an order in progress, which is interrupted, for a limited time. */
    @Override
    public void close() {
        halt.stop();
        synchronized (this) {
            closed = true;
            listener = null;
            if (wake != null) {
                wake.cancel(false);
            }
            if (worker != null) {
                worker.interrupt();
            }
            awaitWorker();
        }
        parts.lookup().close();
    }

    private void awaitWorker() {
        long end = System.nanoTime() + CLOSE_LIMIT.toNanos();
        try {
            for (long left = end - System.nanoTime(); worker != null && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
