package io.passeur.server;

import io.passeur.spi.DocumentReader;
import io.passeur.spi.ElementType;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.TemplateEngine;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one provider may use. */
record ProviderTools(
        String name,
        ScheduledExecutorService executor,
        DocumentReader documents,
        List<ElementType> elementTypes,
        TemplateEngine templates,
        String userAgent)
        implements ProviderContext {

    /** What the names of the loggers begin with. */
    static final String LOGGER = "provider.";

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger(LOGGER + name);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }
}
