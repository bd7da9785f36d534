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

/** A context with one thread. */
final class ProviderHarnessContext extends RecordingContext implements ProviderContext {

    ProviderHarnessContext(String name) {
        super(name, Executors.newSingleThreadScheduledExecutor());
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
        return new Templates(Map.of(), Clock.systemDefaultZone());
    }
}
