package io.passeur.guard;

import io.passeur.spi.ProblemReporter;
import java.util.concurrent.Executor;

/** The proxy's side of an element of a plugin that handles requests. */
public interface ElementHost extends AutoCloseable {

    /** Runs the element's requests if it blocks; bounded and not shared. */
    Executor blockingThreads();

    /** Reports and withdraws problems of the element, from any thread. */
    ProblemReporter problems();

    /**
     * Withdraws the element's problems and meters. Called when it is no longer used, before it is closed: its end may take long
     * and must not leave them in place.
     */
    void withdraw();

    /** Withdraws the element's problems and ends its threads. Called once, after the element is closed. */
    @Override
    void close();
}
