package io.passeur.server;

import io.passeur.routing.RoutingManager;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Compiles the live configuration again on request; concurrent requests share one compilation. */
final class Recompilation implements Runnable {

    private final Executor thread;
    private final Supplier<RoutingManager> routing;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param thread the one that compiles */
    Recompilation(Executor thread, Supplier<RoutingManager> routing) {
        this.thread = thread;
        this.routing = routing;
    }

    @Override
    public void run() {
        if (asked.compareAndSet(false, true)) {
            thread.execute(() -> {
                asked.set(false);
                routing.get().applyAgain("A middleware requests its replacement");
            });
        }
    }
}
