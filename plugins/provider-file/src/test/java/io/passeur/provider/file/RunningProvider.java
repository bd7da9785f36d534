package io.passeur.provider.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.DynamicConfigurationDecoder;
import io.passeur.spi.ConfigurationDecoder;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.ConfigurationSnapshot;
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

/** A started provider and the snapshots that it pushes. */
final class RunningProvider implements AutoCloseable {

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
    private final BlockingQueue<ConfigurationSnapshot> pushed = new LinkedBlockingQueue<>();
    private final Provider provider;

    RunningProvider(FileProviderConfig config) {
        provider = new FileProviderFactory().create(config, new Context());
        provider.start(pushed::add);
    }

    /** What was pushed by now, without waiting. */
    ConfigurationSnapshot pushedAlready() {
        ConfigurationSnapshot snapshot = pushed.poll();
        assertThat(snapshot).isNotNull();
        return snapshot;
    }

    ConfigurationSnapshot await(Predicate<ConfigurationSnapshot> condition) throws InterruptedException {
        ConfigurationSnapshot last = null;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < end; ) {
            ConfigurationSnapshot snapshot = pushed.poll(100, TimeUnit.MILLISECONDS);
            if (snapshot != null && condition.test(snapshot)) {
                return snapshot;
            }
            last = snapshot == null ? last : snapshot;
        }
        throw new AssertionError("no such snapshot came; the last one was " + last);
    }

    /** Waits until the routers have these rules. */
    ConfigurationSnapshot awaitRules(Map<String, String> expected) throws InterruptedException {
        return await(snapshot -> rules(snapshot).equals(expected));
    }

    int pushedCount() {
        return pushed.size();
    }

    void reload() {
        provider.reload();
    }

    static Map<String, String> rules(ConfigurationSnapshot snapshot) {
        Map<String, String> rules = new java.util.TreeMap<>();
        snapshot.configuration().http().routers().forEach((name, router) -> rules.put(name, router.rule()));
        return rules;
    }

    static List<String> problems(ConfigurationSnapshot snapshot) {
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
        public ConfigurationDecoder decoder() {
            return new DynamicConfigurationDecoder();
        }
    }
}
