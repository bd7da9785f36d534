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

    /** Runs work that may block; its number of threads is bounded. */
    Executor executor();

    /**
     * Starts work later. One thread serves all middlewares, so a task only hands on to the {@link #executor()} what takes
     * longer than a few microseconds.
     */
    Scheduler scheduler();

    Clock clock();

    /** Sends requests of the middleware's own. */
    SubRequests subRequests();

    /** A folder that survives restarts; created on the first call of this method. */
    Path dataDirectory();
}
