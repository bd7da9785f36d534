package io.passeur.spi;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;

/** What a service may use of the proxy. */
public interface ServiceContext {

    /** The full name of the element, {@code name@provider}. */
    String name();

    /** A logger whose lines name the element. */
    Logger logger();

    /** Runs work that may block; its number of threads is bounded. */
    Executor executor();

    /** Starts work later; a task only hands on to the {@link #executor()} what takes longer than a few microseconds. */
    Scheduler scheduler();

    /** The time of day; tests may set it. */
    Clock clock();

    /**
     * Another service, to be asked for while this one is created. When it changes, this one is created anew.
     *
     * @param reference {@code name} or {@code name@provider}
     * @throws ConfigurationException if there is no such service, it is broken, or it leads back to this one
     */
    ChildService service(String reference);

    /** Reports that something is not as its author may think, though the service works. */
    void warn(String message);
}
