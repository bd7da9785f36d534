package io.passeur.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;

/** What a middleware may use of the proxy. */
public interface MiddlewareContext {

    /** The full name of the element, {@code name@provider}. */
    String name();

    /** A logger whose lines name the element. */
    Logger logger();

    /**
     * Runs work that may block, on threads of this middleware alone. Their number is bounded, and so is the number of tasks
     * that wait for one; beyond it {@code execute} throws {@link java.util.concurrent.RejectedExecutionException}.
     */
    Executor executor();

    /** Starts work later, on one thread of this middleware; a task hands what blocks to the {@link #executor()}. */
    Scheduler scheduler();

    /** Reports and withdraws problems of this middleware, from any thread. */
    ProblemReporter problems();

    /** Numbers of this middleware, beside those of the proxy. */
    Meters meters();

    /**
     * Says that what the middleware read when it was made has changed, such as a file that its settings name: the
     * configuration is compiled again soon, the factory makes a new middleware of the same settings, and this one is closed
     * after its last request. May be called from any thread; returns at once.
     */
    void requestReplacement();

    /** The time of day; tests may set it. */
    Clock clock();

    /** Sends requests of the middleware's own. */
    SubRequests subRequests();

    /** A folder that survives restarts; created on the first call of this method. */
    Path dataDirectory();
}
