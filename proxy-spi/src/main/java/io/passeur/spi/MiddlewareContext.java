package io.passeur.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;

/** The services that the proxy offers to a middleware. */
public interface MiddlewareContext {

    /** The full name of the element, {@code name@provider}. */
    String name();

    /** A logger whose lines name the element. */
    Logger logger();

    /**
     * Runs work that may block, on threads that belong to this middleware alone. The number of threads and the number
     * of waiting tasks are bounded; beyond the bounds, {@code execute} throws {@link
     * java.util.concurrent.RejectedExecutionException}.
     */
    Executor executor();

    /** Schedules work on one thread of this middleware. Tasks pass blocking work to the {@link #executor()}. */
    Scheduler scheduler();

    /** Reports and withdraws problems of this middleware, from any thread. */
    ProblemReporter problems();

    /** Metrics of this middleware. */
    Meters meters();

    /**
     * Requests a replacement because data that the middleware read when it was created has changed, such as a file that
     * its settings name. The proxy compiles the configuration again soon, the factory creates a new middleware from the
     * same settings, and this one is closed after its last request. May be called from any thread; returns immediately.
     */
    void requestReplacement();

    /** The time of day; tests may set it. */
    Clock clock();

    /** Sends sub-requests. */
    SubRequests subRequests();

    /** A folder that persists across restarts; created by the first call of this method. */
    Path dataDirectory();
}
