package io.passeur.server;

import io.passeur.routing.RoutingManager;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles the live configuration again on request; concurrent requests share one compilation. Compilations follow one
 * another after a pause, so that a middleware that always wants to be replaced leaves time for everything else.
 */
final class Recompilation implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Recompilation.class);

    private static final long PAUSE_MILLIS = 1000;

    private final ScheduledExecutorService thread;
    private final Supplier<RoutingManager> routing;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long next = NanoTime.now();

    /** @param thread the one that compiles */
    Recompilation(ScheduledExecutorService thread, Supplier<RoutingManager> routing) {
        this.thread = thread;
        this.routing = routing;
    }

    @Override
    public void run() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        try {
            long pause = Math.max(0, NanoTime.until(next));
            var unused = thread.schedule(this::compile, pause, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The proxy is stopping and compiles nothing more", e);
        }
    }

    private void compile() {
        asked.set(false);
        routing.get().applyAgain("A middleware requests its replacement");
        next = NanoTime.now() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
    }
}
