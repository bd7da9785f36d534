package io.passeur.guard;

import io.passeur.config.QualifiedName;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.spi.ProblemReporter;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems that plugins and the proxy find between two configurations, until they are withdrawn. Thread-safe. */
public final class LiveProblems {

    private static final Logger LOG = LoggerFactory.getLogger(LiveProblems.class);

    private final Clock clock;
    private final Map<Key, Found> found = new LinkedHashMap<>();

    public LiveProblems() {
        this(Clock.systemUTC());
    }

    LiveProblems(Clock clock) {
        this.clock = clock;
    }

    /**
     * A problem and its subject.
     *
     * @param provider the provider of the configuration; empty for the static configuration
     * @param element null if no element of the dynamic configuration is concerned
     * @param key identifies the problem among those of the same reporter
     * @param since when the key was first reported; a new message does not change it
     */
    public record Found(
            Problem problem, String provider, @Nullable QualifiedName element, String key, Instant since) {

        private Found from(Instant begin) {
            return new Found(problem, provider, element, key, begin);
        }
    }

    private record Key(Object owner, String key) {}

    /** Reports on one element. Each call makes a reporter of its own, also for the same element. */
    public Reporter reporter(String path, String provider, @Nullable QualifiedName element, @Nullable Origin origin) {
        return new Reporter(path, provider, element, origin);
    }

    /** In the order in which they were found. */
    public List<Found> list() {
        synchronized (found) {
            return List.copyOf(found.values());
        }
    }

    private void put(Key key, Found problem) {
        Found before;
        synchronized (found) {
            before = found.get(key);
            found.put(key, before == null ? problem : problem.from(before.since()));
        }
        if (before != null && problem.problem().equals(before.problem())) {
            return;
        }
        if (problem.problem().severity() == Problem.Severity.ERROR) {
            LOG.error("{}", problem.problem());
        } else {
            LOG.warn("{}", problem.problem());
        }
    }

    /** One element's problems. */
    public final class Reporter implements ProblemReporter, AutoCloseable {

        private final String path;
        private final String provider;
        private final @Nullable QualifiedName element;
        private final @Nullable Origin origin;
        private volatile boolean closed;

        private Reporter(String path, String provider, @Nullable QualifiedName element, @Nullable Origin origin) {
            this.path = path;
            this.provider = provider;
            this.element = element;
            this.origin = origin;
        }

        @Override
        public void error(String key, String message) {
            report(key, Problem.error(path, message, origin));
        }

        @Override
        public void warning(String key, String message) {
            report(key, Problem.warning(path, message, origin));
        }

        private void report(String key, Problem problem) {
            if (!closed) {
                put(new Key(this, key), new Found(problem, provider, element, key, clock.instant()));
            }
        }

        @Override
        public void withdraw(String key) {
            synchronized (found) {
                found.remove(new Key(this, key));
            }
        }

        /** Withdraws all problems. Later reports are ignored. */
        @Override
        public void close() {
            closed = true;
            synchronized (found) {
                found.keySet().removeIf(key -> key.owner == this);
            }
        }
    }
}
