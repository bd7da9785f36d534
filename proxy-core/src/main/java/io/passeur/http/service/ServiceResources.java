package io.passeur.http.service;

import io.passeur.spi.Origin;
import io.passeur.spi.ProblemReporter;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** What one service of a plugin has for itself alone. Closed with the service. */
public interface ServiceResources extends AutoCloseable {

    /** For what the service hands over by itself. */
    Executor executor();

    /** For its requests, if it blocks. */
    Executor blockingThreads();

    Scheduler scheduler();

    Clock clock();

    ProblemReporter problems();

    /** Withdraws the problems. */
    void withdraw();

    @Override
    void close();

    /** Makes them. */
    @FunctionalInterface
    interface Maker {

        /**
         * @param service its full name
         * @param origin where it is defined; null if that is not known
         */
        ServiceResources make(String service, @Nullable Origin origin);
    }
}
