package io.passeur.provider.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.DocumentParser;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.HttpKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.provider.SnapshotDecoder;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.DocumentReader;
import io.passeur.spi.ElementType;
import io.passeur.spi.Meters;
import io.passeur.spi.Problem;
import io.passeur.spi.ProblemReporter;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.TemplateEngine;
import io.passeur.testing.RecordingMeters;
import io.passeur.testing.RecordingProblems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started provider and what the proxy makes of the snapshots that it pushes. */
final class RunningFileProvider implements AutoCloseable {

    private static final ElementKinds KINDS = ElementKinds.with(ServiceType.BUILT_IN, List.of());

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
    private final BlockingQueue<DynamicConfiguration> pushed = new LinkedBlockingQueue<>();
    private final Provider provider;

    RunningFileProvider(FileProviderConfig config) {
        provider = new FileProviderFactory().create(config, new Context());
        SnapshotDecoder decoder = new SnapshotDecoder(new TreeDecoder(KINDS));
        provider.start(snapshot -> pushed.add(decoder.decode(snapshot)));
    }

    /** What was pushed by now, without waiting. */
    DynamicConfiguration pushedAlready() {
        DynamicConfiguration snapshot = pushed.poll();
        assertThat(snapshot).isNotNull();
        return snapshot;
    }

    DynamicConfiguration await(Predicate<DynamicConfiguration> condition) throws InterruptedException {
        DynamicConfiguration last = null;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < end; ) {
            DynamicConfiguration snapshot = pushed.poll(100, TimeUnit.MILLISECONDS);
            if (snapshot != null && condition.test(snapshot)) {
                return snapshot;
            }
            last = snapshot == null ? last : snapshot;
        }
        throw new AssertionError("no such snapshot came; the last one was " + last);
    }

    /** Waits until the routers have these rules. */
    DynamicConfiguration awaitRules(Map<String, String> expected) throws InterruptedException {
        return await(snapshot -> rules(snapshot).equals(expected));
    }

    int pushedCount() {
        return pushed.size();
    }

    void reload() {
        provider.reload();
    }

    static Map<String, String> rules(DynamicConfiguration snapshot) {
        Map<String, String> rules = new java.util.TreeMap<>();
        snapshot.elements(HttpKinds.ROUTERS).forEach((name, router) -> rules.put(name, router.rule()));
        return rules;
    }

    static List<String> problems(DynamicConfiguration snapshot) {
        return snapshot.problems().stream().map(Problem::toString).toList();
    }

    void stop() {
        provider.close();
    }

    @Override
    public void close() {
        provider.close();
        executor.shutdownNow();
    }

    private final class Context implements ProviderContext {

        @Override
        public String name() {
            return "file";
        }

        @Override
        public Logger logger() {
            return LoggerFactory.getLogger("provider");
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

        /** Knows one action, and one mistake. */
        @Override
        public TemplateEngine templates() {
            return (name, text, data) -> {
                if (text.contains("{{ nonsense }}")) {
                    throw new ConfigurationException(name + ":3: there is no function \"nonsense\"");
                }
                return text.replace("{{ env 'DOMAIN' }}", "example.com");
            };
        }

        @Override
        public DocumentReader documents() {
            return new DocumentParser();
        }

        @Override
        public List<ElementType> elementTypes() {
            return KINDS.types();
        }
    }
}
