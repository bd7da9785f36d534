package io.passeur.server;

import io.passeur.guard.ElementLogger;
import io.passeur.guard.LiveProblems;
import io.passeur.guard.ProviderHost;
import io.passeur.metrics.ElementMeters;
import io.passeur.spi.DocumentReader;
import io.passeur.spi.ElementType;
import io.passeur.spi.TemplateEngine;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/** The context of one provider. */
record LiveProviderContext(
        String name,
        ScheduledExecutorService executor,
        LiveProblems.Reporter problems,
        ElementMeters meters,
        DocumentReader documents,
        List<ElementType> elementTypes,
        TemplateEngine templates,
        String userAgent)
        implements ProviderHost {

    @Override
    public Logger logger() {
        return ElementLogger.of("provider", name);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void close() {
        problems.close();
        meters.close();
        executor.shutdownNow();
    }
}
