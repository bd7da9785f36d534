package io.passeur.http.service;

import io.passeur.spi.ProblemReporter;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;

/** What one service of a plugin has for itself alone. Closed with the service. */
public interface ServiceResources extends AutoCloseable {

    /** For what the service hands over by itself. */
    Executor executor();

    /** For its requests, if it blocks. */
    Executor blockingThreads();

    Scheduler scheduler();

    Clock clock();

    ProblemReporter problems();

    @Override
    void close();
}
