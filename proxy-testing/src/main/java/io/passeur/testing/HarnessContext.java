package io.passeur.testing;

import io.passeur.spi.Meters;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.ProblemReporter;
import io.passeur.spi.SubRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** A context with real threads, a real clock, a temporary folder, and a logger that keeps its lines. */
final class HarnessContext implements MiddlewareContext, AutoCloseable {

    private static final int THREADS = 16;

    private final QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    private final Scheduler scheduler = new ScheduledExecutorScheduler("harness-scheduler", true);
    private final RecordingLogger logger = new RecordingLogger();
    private final RecordingProblems problems = new RecordingProblems();
    private final RecordingMeters meters = new RecordingMeters();
    private volatile boolean replacementRequested;
    private final Map<String, Request.Handler> services;
    private @Nullable HarnessServices running;
    private @Nullable Path folder;

    /** @param services the handlers of sub-requests, by service name */
    HarnessContext(Map<String, Request.Handler> services) {
        this.services = Map.copyOf(services);
        threads.setName("harness");
        threads.setDaemon(true);
        LifeCycle.start(threads);
        LifeCycle.start(scheduler);
    }

    @Override
    public String name() {
        return "test@harness";
    }

    @Override
    public Logger logger() {
        return logger;
    }

    @Override
    public Executor executor() {
        return threads;
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public ProblemReporter problems() {
        return problems;
    }

    @Override
    public Meters meters() {
        return meters;
    }

    Map<String, Double> measured() {
        return meters.values();
    }

    @Override
    public void requestReplacement() {
        replacementRequested = true;
    }

    boolean isReplacementRequested() {
        return replacementRequested;
    }

    Map<String, String> reported() {
        return problems.messages();
    }

    @Override
    public SubRequests subRequests() {
        return services().subRequests();
    }

    /** The services and the client that reaches them, created on first use. */
    synchronized HarnessServices services() {
        HarnessServices known = running == null ? new HarnessServices(services) : running;
        running = known;
        return known;
    }

    /** From now on, references cannot be resolved. */
    synchronized void made() {
        if (running != null) {
            running.subRequests().made();
        }
    }

    @Override
    public synchronized Path dataDirectory() {
        try {
            Path known = folder == null ? Files.createTempDirectory("passeur-harness") : folder;
            folder = known;
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return logger.lines();
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
        }
        LifeCycle.stop(scheduler);
        LifeCycle.stop(threads);
        if (folder != null) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
