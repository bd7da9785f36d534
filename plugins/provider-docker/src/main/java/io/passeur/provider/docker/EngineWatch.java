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
 * Keeps what is known of an engine's containers fresh. Whatever happens makes it ask for the whole list again, soon and once
 * for many events; only that a container is about to go is acted on before that. Requests to the engine are made without the
 * lock, one list at a time.
 */
final class EngineWatch implements EventListener, AutoCloseable {

    /** What happened shortly before the stream was open is told again; more than once does no harm. */
    private static final int SECONDS_BACK = 5;

    private static final Backoff RECONNECT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 1.5);

    private static final long SHORTEST_DELAY_MILLIS = 20;
    private static final long LONGEST_DELAY_MILLIS = 2_000;

    /** Connections may die without a word. */
    private static final int SECONDS_BETWEEN_LOOKS = 60;

    /** A process that a signal has not ended until then seems to go on. */
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

    /** Blocks until the first list was pushed or could not be had. */
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
            context.logger().error("Docker's containers could not be read; trying again", e);
            lost(null);
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

    /** Asks the engine for its list, and again if something happened meanwhile. */
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
            context.logger().error("Docker's containers could not be read; trying again", e);
            lost(null);
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

    /** Called with the lock. */
    private void push() {
        pushDue = false;
        if (containers != null && !closed) {
            listener.configurationChanged(discovery.read(containers, stopReasons.reasons()));
        }
    }

    /** Lists are asked for so that an engine that is slow to make them spends at most a fifth of its time on it. */
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

    /** Somebody asks for a look, as SIGHUP does. */
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

    /** Images may choose a signal that asks them to stop; for others it asks for a new log file, or for nothing at all. */
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

    /** The last list still shows it, and no event has said that it ended. */
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

    /** @param reason null if it was said already */
    private synchronized void lost(@Nullable EngineException reason) {
        if (closed) {
            return;
        }
        disconnect();
        long wait = RECONNECT.delay(++failures).toMillis();
        if (reason != null && !String.valueOf(reason.getMessage()).equals(complaint)) {
            complaint = String.valueOf(reason.getMessage());
            context.logger()
                    .warn(
                            "Docker cannot be read: {}{}",
                            complaint,
                            containers == null ? "; retrying" : "; the last known containers stay in use; retrying");
        }
        later(this::connect, wait);
    }

    /** What the task throws must be heard of. */
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

    /** Called with the lock. */
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
