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
import org.slf4j.Logger;

/** A real thread, a real clock, a logger that remembers. */
final class ProviderHarnessContext implements ProviderContext, AutoCloseable {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final RecordingLogger logger = new RecordingLogger();
    private final RecordingProblems problems = new RecordingProblems();
    private final RecordingMeters meters = new RecordingMeters();
    private final String name;

    ProviderHarnessContext(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Logger logger() {
        return logger;
    }

    List<String> lines() {
        return logger.lines();
    }

    @Override
    public ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public RecordingProblems problems() {
        return problems;
    }

    @Override
    public RecordingMeters meters() {
        return meters;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
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

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
