package io.passeur.provider.docker;

import io.passeur.provider.docker.discovery.Discovery;
import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.engine.Engine;
import io.passeur.provider.docker.engine.EngineEvent;
import io.passeur.provider.docker.engine.EngineException;
import io.passeur.provider.docker.engine.EngineSettings;
import io.passeur.provider.docker.engine.EventListener;
import io.passeur.provider.docker.engine.EventStream;
import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ProviderContext;
import io.passeur.toolkit.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the list of an engine's containers current. Every event leads to a new list soon after, and several events to
 * one list. Only announcements that a container is about to stop take effect before that. Requests to the engine are
 * made outside the lock, one list at a time.
 */
final class EngineWatch implements EventListener, AutoCloseable {

    /** The stream repeats the events of the last seconds before it was opened; repeated events are harmless. */
    private static final int SECONDS_BACK = 5;

    private static final Backoff RECONNECT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 1.5);

    /** The problem that lasts while the engine cannot be read. */
    private static final String CONNECTION = "connection";

    private static final long SHORTEST_DELAY_MILLIS = 20;
    private static final long LONGEST_DELAY_MILLIS = 2_000;

    /** Connections may break without notice. */
    private static final int SECONDS_BETWEEN_LOOKS = 60;

    /** A process that is still running this long after a stop signal is assumed to continue. */
    private static final int SECONDS_TO_GO = 60;

    private final EngineSettings settings;
    private final boolean watch;
    private final Discovery discovery;
    private final ProviderContext context;
    private final ConfigurationListener listener;
    private final StopAnnouncements stopReasons = new StopAnnouncements();
    private int failures;
    private @Nullable Engine engine;
    private @Nullable EventStream events;
    private @Nullable Future<?> looks;
    private @Nullable List<ContainerDetails> containers;
    private @Nullable String complaint;
    private long lastListMillis;
    private boolean listDue;
    private boolean listing;
    private boolean pushDue;
    private boolean closed;

    EngineWatch(
            EngineSettings settings,
            boolean watch,
            Discovery discovery,
            ProviderContext context,
            ConfigurationListener listener) {
        this.settings = settings;
        this.watch = watch;
        this.discovery = discovery;
        this.context = context;
        this.listener = listener;
    }

    /** Blocks until the first list was pushed or could not be read. */
    void start() {
        connect();
        synchronized (this) {
            if (watch && !closed) {
                looks = context.executor()
                        .scheduleWithFixedDelay(
                                this::lookAgain, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
            }
        }
    }

    private void connect() {
        try {
            Engine next = Engine.connect(settings);
            if (!take(next)) {
                next.close();
                return;
            }
            if (watch) {
                long since = context.clock().instant().getEpochSecond() - SECONDS_BACK;
                keep(next, next.listen(since, this));
            }
            list();
        } catch (EngineException e) {
            lost(e);
        } catch (RuntimeException | Error e) {
            lost(e);
        }
    }

    private synchronized boolean take(Engine next) {
        if (closed) {
            return false;
        }
        engine = next;
        listing = false;
        stopReasons.clear();
        return true;
    }

    private synchronized void keep(Engine of, EventStream stream) {
        if (closed || engine != of) {
            stream.close();
        } else {
            events = stream;
        }
    }

    /** Requests the list, and again if events arrived meanwhile. */
    private void list() {
        Engine asked;
        Set<String> returned;
        synchronized (this) {
            listDue = false;
            asked = engine;
            if (closed || asked == null || listing) {
                return;
            }
            listing = true;
            returned = stopReasons.takeReturned();
        }
        long begin = System.nanoTime();
        try {
            List<ContainerDetails> found = asked.containers();
            listed(asked, found, returned, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        } catch (EngineException e) {
            lost(e);
        } catch (RuntimeException | Error e) {
            lost(e);
        }
    }

    private synchronized void listed(Engine by, List<ContainerDetails> found, Set<String> returned, long millis) {
        if (closed || engine != by) {
            return;
        }
        if (containers == null || complaint != null) {
            context.logger().info("Connected to Docker at {}: {} containers", by, found.size());
        }
        complaint = null;
        context.problems().withdraw(CONNECTION);
        failures = 0;
        listing = false;
        lastListMillis = millis;
        containers = found;
        stopReasons.settle(found, returned);
        push();
        if (listDue) {
            listDue = false;
            lookSoon();
        }
        if (!watch) {
            disconnect();
        }
    }

    /** Called with the lock held. */
    private void push() {
        pushDue = false;
        if (containers != null && !closed) {
            listener.configurationChanged(discovery.read(containers, stopReasons.reasons()));
        }
    }

    /** Schedules the next list. An engine that is slow to produce lists spends at most a fifth of its time on them. */
    private synchronized void lookSoon() {
        if (closed || listDue) {
            return;
        }
        listDue = true;
        if (!listing) {
            long delay = Math.min(Math.max(SHORTEST_DELAY_MILLIS, 4 * lastListMillis), LONGEST_DELAY_MILLIS);
            later(this::list, delay);
        }
    }

    /** Requests a new list explicitly, as SIGHUP does. */
    synchronized void lookAgain() {
        if (engine != null) {
            lookSoon();
        } else if (!watch && !closed) {
            context.executor().execute(this::connect);
        }
    }

    @Override
    public synchronized void happened(EngineEvent event) {
        if (closed) {
            return;
        }
        switch (event.action()) {
            case "kill" -> signalled(event.container(), event.signal());
            case "die", "stop", "destroy" -> {
                leaves(event.container(), "has stopped");
                lookSoon();
            }
            case "start" -> {
                stopReasons.welcome(event.container());
                lookSoon();
            }
            default -> lookSoon();
        }
    }

    private void signalled(String container, String signal) {
        if (Signals.isDeadly(signal)) {
            leaves(container, "is stopping");
        } else {
            context.executor().execute(() -> askForStopSignal(container, signal));
        }
    }

    /**
     * Images may choose their own stop signal. In other images, the same signal may mean something else, such as a new
     * log file.
     */
    private void askForStopSignal(String container, String signal) {
        Engine asked;
        synchronized (this) {
            asked = engine;
        }
        try {
            if (asked != null && Signals.isSame(signal, asked.stopSignal(container))) {
                leaves(container, "is stopping");
            }
        } catch (EngineException e) {
            context.logger().debug("Cannot determine the stop signal of {}: {}", container, e.getMessage());
        }
    }

    private synchronized void leaves(String container, String reason) {
        if (closed || containers == null || !stopReasons.announce(container, reason)) {
            return;
        }
        later(() -> stays(container), TimeUnit.SECONDS.toMillis(SECONDS_TO_GO));
        if (!pushDue) {
            pushDue = true;
            context.executor().execute(this::pushNow);
        }
    }

    private synchronized void pushNow() {
        if (pushDue) {
            push();
        }
    }

    /** The last list still contains the container, and no event has reported its end. */
    private synchronized void stays(String container) {
        if (!closed && stopReasons.forget(container)) {
            context.logger()
                    .info(
                            "Container {} is still running {} seconds after its stop request; it receives requests again",
                            container,
                            SECONDS_TO_GO);
            push();
        }
    }

    @Override
    public void ended(EngineException reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        context.executor().execute(() -> lost(reason));
    }

    /** The engine has not responded within the time for the first list. */
    synchronized void isSlow() {
        if (!closed && containers == null && complaint == null) {
            complain(settings + " does not respond", "; its routes are added as soon as it responds");
        }
    }

    private void complain(String what, String consequence) {
        complaint = what;
        context.problems().error(CONNECTION, "Docker cannot be read: " + what + consequence);
    }

    private synchronized void lost(Throwable reason) {
        if (closed) {
            return;
        }
        disconnect();
        long wait = RECONNECT.delay(++failures).toMillis();
        if (!(reason instanceof EngineException)) {
            context.logger().error("Docker's containers could not be read; trying again", reason);
        }
        complain(
                reason instanceof EngineException ? String.valueOf(reason.getMessage()) : reason.toString(),
                containers == null ? "; retrying" : "; the last known containers stay in use; retrying");
        later(this::connect, wait);
    }

    /** Logs what the task throws, which the executor would swallow. */
    private void later(Runnable task, long millis) {
        Future<?> unused = context.executor()
                .schedule(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException | Error e) {
                                context.logger().error("Following Docker's containers failed", e);
                            }
                        },
                        millis,
                        TimeUnit.MILLISECONDS);
    }

    /** Called with the lock held. */
    private void disconnect() {
        if (events != null) {
            events.close();
            events = null;
        }
        if (engine != null) {
            engine.close();
            engine = null;
        }
        listing = false;
        listDue = false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (looks != null) {
            looks.cancel(false);
        }
        disconnect();
    }
}
