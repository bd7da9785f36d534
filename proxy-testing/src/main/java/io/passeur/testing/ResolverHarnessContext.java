package io.passeur.testing;

import io.passeur.spi.CertificateResolverContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/** Real threads, a real clock, a logger that remembers. */
final class ResolverHarnessContext implements CertificateResolverContext, AutoCloseable {

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final RecordingLogger logger = new RecordingLogger();
    private final RecordingProblems problems = new RecordingProblems();
    private final RecordingMeters meters = new RecordingMeters();
    private final Path folder;

    ResolverHarnessContext(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "test";
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
    public Path workingDirectory() {
        return folder;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public Map<String, Integer> entryPoints() {
        return Map.of();
    }

    @Override
    public String userAgent() {
        return "passeur/test";
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
