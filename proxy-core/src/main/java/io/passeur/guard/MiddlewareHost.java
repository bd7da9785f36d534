package io.passeur.guard;

import io.passeur.spi.MiddlewareContext;
import java.util.concurrent.Executor;

/** What the proxy keeps for one middleware beside what the middleware may use. */
public interface MiddlewareHost extends MiddlewareContext, AutoCloseable {

    /** Run the middleware's requests if it blocks: bounded, and nobody else's. */
    Executor blockingThreads();

    /** Whether the middleware has asked to be made anew. */
    boolean isReplacementDue();

    /** Withdraws what the middleware reported, and ends its threads. Called once, after the middleware is closed. */
    @Override
    void close();
}
