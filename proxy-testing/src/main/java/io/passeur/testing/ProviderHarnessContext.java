package io.passeur.testing;

import io.passeur.config.DocumentParser;
import io.passeur.element.ElementKinds;
import io.passeur.spi.DocumentReader;
import io.passeur.spi.ElementType;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.TemplateEngine;
import io.passeur.template.Templates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The context of a provider, with the environment and the templates of a test. */
final class ProviderHarnessContext extends RecordingContext implements ProviderContext {

    private final Map<String, String> environment;
    private final TemplateEngine templates;

    ProviderHarnessContext(
            String name, ScheduledExecutorService executor, Map<String, String> environment, TemplateEngine templates) {
        super(name, executor);
        this.environment = environment;
        this.templates = templates;
    }

    /** A context with one thread and without variables. */
    static ProviderHarnessContext of(String name) {
        return new ProviderHarnessContext(
                name,
                Executors.newSingleThreadScheduledExecutor(),
                Map.of(),
                new Templates(Map.of(), Clock.systemDefaultZone()));
    }

    @Override
    public DocumentReader documents() {
        return new DocumentParser();
    }

    @Override
    public List<ElementType> elementTypes() {
        return ElementKinds.with(List.of(), List.of()).types();
    }

    @Override
    public TemplateEngine templates() {
        return templates;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String userAgent() {
        return "passeur/test";
    }
}
