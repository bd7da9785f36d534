package io.passeur.guard;

import io.passeur.spi.ProblemReporter;
import io.passeur.spi.ServiceContext;

/** The proxy's side of a service's context. */
public interface ServiceHost extends ServiceContext, ElementHost {

    @Override
    ProblemReporter problems();
}
