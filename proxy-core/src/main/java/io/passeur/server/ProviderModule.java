package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.DocumentParser;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.TreeDecoder;
import io.passeur.guard.LiveProblems;
import io.passeur.metrics.Metrics;
import io.passeur.provider.ProviderFactories;
import io.passeur.provider.ProviderManager;
import io.passeur.routing.RoutingManager;
import io.passeur.spi.TemplateEngine;
import io.passeur.template.Templates;
import java.time.Clock;

/** Wires the sources of the dynamic configuration. */
final class ProviderModule extends AbstractModule {

    private final StaticConfiguration configuration;

    ProviderModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    TemplateEngine templates() {
        return new Templates(System.getenv(), Clock.systemDefaultZone());
    }

    @Provides
    @Singleton
    ProviderManager providers(
            ProviderFactories factories,
            TreeDecoder decoder,
            TemplateEngine templates,
            Threads threads,
            RoutingManager routing,
            LiveProblems problems,
            Metrics metrics) {
        return new ProviderManager(
                configuration.providers(),
                factories,
                name -> new LiveProviderContext(
                        name,
                        Threads.ofProvider(name),
                        problems.reporter("providers." + name, "", null, null),
                        metrics.meters("provider", name, name),
                        new DocumentParser(),
                        decoder.kinds().types(),
                        templates,
                        VersionText.userAgent()),
                decoder,
                threads.configuration(),
                routing);
    }
}
