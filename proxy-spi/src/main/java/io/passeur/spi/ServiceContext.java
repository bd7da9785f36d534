package io.passeur.spi;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;

/** The services that the proxy offers to a service. */
public interface ServiceContext {

    /** The full name of the element, {@code name@provider}. */
    String name();

    /** A logger whose lines name the element. */
    Logger logger();

    /**
     * Runs work that may block, on threads that belong to this service alone. The number of threads and the number of
     * waiting tasks are bounded; beyond the bounds, {@code execute} throws {@link
     * java.util.concurrent.RejectedExecutionException}.
     */
    Executor executor();

    /** Schedules work on one thread of this service. Tasks pass blocking work to the {@link #executor()}. */
    Scheduler scheduler();

    /** Reports and withdraws problems of this service, from any thread. */
    ProblemReporter problems();

    /** The time of day; tests may set it. */
    Clock clock();

    /**
     * Resolves another service; call it only while this service is created. When the other service changes, this one is
     * created again.
     *
     * @param reference {@code name} or {@code name@provider}
     * @throws ConfigurationException if the service does not exist, is invalid, or refers back to this one
     */
    ChildService service(String reference);

    /** Reports a warning: the service works, but perhaps not as its author intends. */
    void warn(String message);
}
