package io.passeur.server;

import io.passeur.spi.ConfigurationDecoder;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.TemplateEngine;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one provider may use. */
record ProviderTools(
        String name, ScheduledExecutorService executor, ConfigurationDecoder decoder, TemplateEngine templates)
        implements ProviderContext {

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("provider." + name);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }
}
