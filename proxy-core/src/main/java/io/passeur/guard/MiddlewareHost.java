package io.passeur.guard;

import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.ProblemReporter;

/** The proxy's side of a middleware's context. */
public interface MiddlewareHost extends MiddlewareContext, ElementHost {

    @Override
    ProblemReporter problems();

    /** Whether the middleware has requested its replacement. */
    boolean isReplacementDue();
}
