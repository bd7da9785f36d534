package io.passeur.server;

import io.passeur.guard.ElementLogger;
import io.passeur.guard.LiveProblems;
import io.passeur.guard.MiddlewareHost;
import io.passeur.metrics.ElementMeters;
import io.passeur.spi.Meters;
import io.passeur.spi.ProblemReporter;
import io.passeur.spi.SubRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;

/** The context of one middleware. */
final class LiveMiddlewareContext implements MiddlewareHost {

    private final String name;
    private final SubRequests subRequests;
    private final HomeFolders folders;
    private final LiveProblems.Reporter problems;
    private final ElementMeters meters;
    private final ElementThreads threads;
    private final Runnable recompilation;
    private volatile boolean replacementDue;

    /** @param recompilation compiles the configuration that is live once more */
    LiveMiddlewareContext(
            String name,
            SubRequests subRequests,
            HomeFolders folders,
            LiveProblems.Reporter problems,
            ElementMeters meters,
            ElementThreads threads,
            Runnable recompilation) {
        this.name = name;
        this.subRequests = subRequests;
        this.folders = folders;
        this.problems = problems;
        this.meters = meters;
        this.threads = threads;
        this.recompilation = recompilation;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Logger logger() {
        return ElementLogger.of("middleware", name);
    }

    @Override
    public Executor executor() {
        return threads.work();
    }

    @Override
    public Executor blockingThreads() {
        return threads.requests();
    }

    @Override
    public Scheduler scheduler() {
        return threads.timer();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public SubRequests subRequests() {
        return subRequests;
    }

    @Override
    public ProblemReporter problems() {
        return problems;
    }

    @Override
    public Meters meters() {
        return meters;
    }

    @Override
    public void requestReplacement() {
        replacementDue = true;
        recompilation.run();
    }

    @Override
    public boolean isReplacementDue() {
        return replacementDue;
    }

    @Override
    public Path dataDirectory() {
        try {
            return Files.createDirectories(folders.data().resolve(name.replace('/', '_')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void withdraw() {
        problems.close();
        meters.close();
    }

    @Override
    public void close() {
        withdraw();
        threads.close();
    }
}
