package io.passeur.provider.docker;

import io.passeur.config.ConfigBinder;
import io.passeur.config.DocumentParser;
import io.passeur.config.Problems;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.provider.SnapshotDecoder;
import io.passeur.provider.docker.engine.OwnContainer;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.DocumentReader;
import io.passeur.spi.ElementType;
import io.passeur.spi.Meters;
import io.passeur.spi.ProblemReporter;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.TemplateEngine;
import io.passeur.template.Templates;
import io.passeur.testing.RecordingLogger;
import io.passeur.testing.RecordingMeters;
import io.passeur.testing.RecordingProblems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;

/** A started provider and what the proxy makes of the snapshots that it pushes. */
final class RunningDockerProvider implements AutoCloseable {

    private static final ElementKinds KINDS = ElementKinds.with(ServiceType.BUILT_IN, List.of());

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
    private final BlockingQueue<DynamicConfiguration> pushed = new LinkedBlockingQueue<>();
    private final RecordingLogger log = new RecordingLogger();
    private final Provider provider;

    /**
     * @param settings of {@code providers.docker}, as users write them
     * @param own ids of the container that the proxy seems to run in
     */
    RunningDockerProvider(Map<String, ?> settings, Set<String> own, Map<String, String> environment) {
        provider = DockerProviderFactory.create(config(settings), new Context(environment), new OwnContainer(own));
        SnapshotDecoder decoder = new SnapshotDecoder(new TreeDecoder(KINDS));
        provider.start(snapshot -> pushed.add(decoder.decode(snapshot)));
    }

    static DockerProviderConfig config(Map<String, ?> settings) {
        Problems problems = new Problems();
        DockerProviderConfig config =
                new ConfigBinder(path -> null, problems).bind(DockerProviderConfig.class, settings, "providers.docker");
        if (config == null) {
            throw new ConfigurationException(problems.list().toString());
        }
        return config;
    }

    /** What was pushed by now, without waiting; null for nothing. */
    DynamicConfiguration pushedAlready() {
        return pushed.poll();
    }

    int pushedCount() {
        return pushed.size();
    }

    DynamicConfiguration await(Predicate<DynamicConfiguration> condition) throws InterruptedException {
        DynamicConfiguration last = null;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < end; ) {
            DynamicConfiguration snapshot = pushed.poll(100, TimeUnit.MILLISECONDS);
            if (snapshot != null && condition.test(snapshot)) {
                return snapshot;
            }
            last = snapshot == null ? last : snapshot;
        }
        throw new AssertionError("no such snapshot came; the last one was " + last + "; log: " + log.lines());
    }

    List<String> log() {
        return log.lines();
    }

    void reload() {
        provider.reload();
    }

    @Override
    public void close() {
        provider.close();
        executor.shutdownNow();
    }

    private final class Context implements ProviderContext {

        private final Map<String, String> environment;

        Context(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public String name() {
            return "docker";
        }

        @Override
        public Logger logger() {
            return log;
        }

        @Override
        public ProblemReporter problems() {
            return new RecordingProblems();
        }

        @Override
        public Meters meters() {
            return new RecordingMeters();
        }

        @Override
        public ScheduledExecutorService executor() {
            return executor;
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public TemplateEngine templates() {
            return new Templates(environment, clock());
        }

        @Override
        public DocumentReader documents() {
            return new DocumentParser();
        }

        @Override
        public List<ElementType> elementTypes() {
            return KINDS.types();
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
}
