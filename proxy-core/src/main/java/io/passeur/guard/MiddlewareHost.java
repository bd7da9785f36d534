package io.passeur.guard;

import io.passeur.spi.MiddlewareContext;
import java.util.concurrent.Executor;

/** The proxy's side of a middleware's context. */
public interface MiddlewareHost extends MiddlewareContext, AutoCloseable {

    /** Runs the middleware's requests if it blocks; bounded and not shared. */
    Executor blockingThreads();

    /** Whether the middleware has requested its replacement. */
    boolean isReplacementDue();

    /** Withdraws the middleware's problems and ends its threads. Called once, after the middleware is closed. */
    @Override
    void close();
}
