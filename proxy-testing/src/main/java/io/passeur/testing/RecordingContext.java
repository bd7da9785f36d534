package io.passeur.testing;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/**
 * The common part of the contexts of providers and certificate resolvers: real threads, a real clock, and a logger that
 * keeps its lines.
 */
abstract class RecordingContext implements AutoCloseable {

    private final String name;
    private final ScheduledExecutorService executor;
    private final RecordingLogger logger = new RecordingLogger();
    private final RecordingProblems problems = new RecordingProblems();
    private final RecordingMeters meters = new RecordingMeters();

    RecordingContext(String name, ScheduledExecutorService executor) {
        this.name = name;
        this.executor = executor;
    }

    public final String name() {
        return name;
    }

    public final Logger logger() {
        return logger;
    }

    final List<String> lines() {
        return logger.lines();
    }

    public final ScheduledExecutorService executor() {
        return executor;
    }

    public final RecordingProblems problems() {
        return problems;
    }

    public final RecordingMeters meters() {
        return meters;
    }

    public final Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public final void close() {
        executor.shutdownNow();
    }
}
