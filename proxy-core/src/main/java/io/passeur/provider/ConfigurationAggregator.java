package io.passeur.provider;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementId;
import io.passeur.spi.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest snapshot of each provider and applies the merged configuration when one has changed. A provider's
 * first snapshot is applied immediately, later ones at most once per throttle interval; of those in between, the newest
 * applies (Traefik's {@code providers.providersThrottleDuration}). Only servers that are gone do not wait for that:
 * they leave the live balancers at once, and where all of a service's servers were replaced, the new ones come at once,
 * at most ten times in the throttle time.
 *
 * <p>A snapshot counts as applied only once the target has applied it. A failed snapshot is tried again whenever any
 * provider sends a snapshot, even an equal one, and never delays the snapshots of other providers.
 *
 * <p>All state belongs to the one thread of the given executor, which therefore also compiles the routing table.
 */
final class ConfigurationAggregator {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationAggregator.class);

    private final ScheduledExecutorService thread;
    private final Duration throttle;
    private final ConfigurationTarget target;
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private boolean begun;

    /** @param thread an executor with exactly one thread */
    ConfigurationAggregator(ScheduledExecutorService thread, Duration throttle, ConfigurationTarget target) {
        this.thread = thread;
        this.throttle = throttle;
        this.target = target;
    }

    Consumer<DynamicConfiguration> listener(String provider) {
        return configuration -> thread.execute(
                logged(() -> streams.computeIfAbsent(provider, Stream::new).receive(configuration)));
    }

    /** Applies what has arrived so far, and from then on every change. Returns when the first configuration is live. */
    void begin() {
        CompletableFuture.runAsync(
                        () -> {
                            begun = true;
                            streams.values().forEach(Stream::take);
                            publish();
                        },
                        thread)
                .join();
    }

    /** The executor swallows what its tasks throw, but a configuration that could not be applied must be reported. */
    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("The configuration could not be applied; the previous one stays", e);
            }
        };
    }

    /** Applies all that is new, or if that fails, as much of it as can be applied. */
    private void publish() {
        List<Stream> behind = streams.values().stream()
                .filter(stream -> stream.candidate != null)
                .toList();
        try {
            apply(behind);
        } catch (RuntimeException | Error e) {
            if (behind.size() < 2 || !applyOneByOne(behind)) {
                throw e;
            }
        }
    }

    /** @return whether any could be applied */
    private boolean applyOneByOne(List<Stream> behind) {
        boolean any = false;
        for (Stream stream : behind) {
            try {
                apply(List.of(stream));
                any = true;
            } catch (RuntimeException | Error e) {
                stream.failure = e;
                LOG.error(
                        "providers.{}: its configuration could not be applied; the previous one stays",
                        stream.provider,
                        e);
            }
        }
        return any;
    }

    /** @param advancing the streams whose newest snapshot is applied; the others keep what is live */
    private void apply(List<Stream> advancing) {
        Map<String, DynamicConfiguration> snapshots = new LinkedHashMap<>();
        List<ProviderProblem> failures = new ArrayList<>();
        streams.forEach((provider, stream) -> {
            DynamicConfiguration snapshot = advancing.contains(stream) ? stream.candidate : stream.current;
            if (snapshot != null) {
                snapshots.put(provider, snapshot);
            }
            if (stream.failure != null && !advancing.contains(stream)) {
                failures.add(failure(provider, stream.failure));
            }
        });
        target.apply(ConfigurationMerger.merge(snapshots).with(failures));
        advancing.forEach(Stream::applied);
    }

    private static ProviderProblem failure(String provider, Throwable cause) {
        String message = "its newest configuration could not be applied, and the previous one stays in use: " + cause;
        return new ProviderProblem(provider, Problem.error("providers." + provider, message, null));
    }

    /** What one provider has sent. */
    private final class Stream {

        private final String provider;
        /** What is live. */
        private @Nullable DynamicConfiguration current;
        /** What is to be live next; null if that is what is live. */
        private @Nullable DynamicConfiguration candidate;
        /** Why the candidate could not be applied. */
        private @Nullable Throwable failure;

        private @Nullable DynamicConfiguration pending;
        private Map<ElementId, Set<String>> announced = Map.of();
        private long rests;
        private boolean resting;
        private boolean breathless;

        Stream(String provider) {
            this.provider = provider;
        }

        void receive(DynamicConfiguration configuration) {
            pending = configuration;
            if (begun && resting) {
                letServersGo();
            } else if (begun) {
                publishPending();
            }
        }

        private void letServersGo() {
            if (current == null || pending == null) {
                return;
            }
            LeavingServers departures = LeavingServers.between(provider, current, pending);
            announce(departures.leaving(), pending);
            if (departures.urgent() && !breathless) {
                publishPending();
                breathe();
            }
        }

        /** An element that has disappeared releases no servers, but gets none back either. */
        private void announce(Map<ElementId, Set<String>> leaving, DynamicConfiguration next) {
            Map<ElementId, Set<String>> news = new HashMap<>(leaving);
            announced.forEach((element, urls) -> news.putIfAbsent(element, isIn(next, element) ? Set.of() : urls));
            announced = news;
            if (!news.isEmpty()) {
                target.leave(news);
            }
        }

        private static boolean isIn(DynamicConfiguration configuration, ElementId element) {
            return configuration
                    .elements(element.kind())
                    .containsKey(element.name().name());
        }

        private void publishPending() {
            if (take()) {
                announced = Map.of();
                rest();
                publish();
            }
        }

        /** @return whether the pending snapshot brought something new, or follows one that could not be applied */
        boolean take() {
            boolean isNew = pending != null && (candidate != null || !pending.equals(current));
            if (isNew) {
                candidate = pending;
                failure = null;
            }
            pending = null;
            return isNew;
        }

        void applied() {
            current = candidate;
            candidate = null;
            failure = null;
        }

        private void rest() {
            if (throttle.isZero()) {
                return;
            }
            resting = true;
            long rest = ++rests;
            thread.schedule(logged(() -> wake(rest)), throttle.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** An urgent snapshot has passed; the next one has to wait a little. */
        private void breathe() {
            breathless = true;
            thread.schedule(
                    logged(() -> {
                        breathless = false;
                        letServersGo();
                    }),
                    throttle.toMillis() / 10,
                    TimeUnit.MILLISECONDS);
        }

        /** @param rest a later one may have begun */
        private void wake(long rest) {
            if (rest == rests) {
                resting = false;
                publishPending();
            }
        }
    }
}
