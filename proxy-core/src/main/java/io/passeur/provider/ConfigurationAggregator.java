package io.passeur.provider;

import io.passeur.config.QualifiedName;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.HttpKinds;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * Keeps the newest snapshot of each provider and hands the merged configuration on when one changed. A provider's first
 * snapshot passes at once, later ones at most once in the throttle time, and of those in between the newest counts
 * (Traefik's {@code providers.providersThrottleDuration}). Only servers that are gone do not wait for that: they leave the live
 * balancers at once, and where all of a service's servers were replaced, the new ones come at once, at most ten times in the
 * throttle time.
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

    /** Hands on what has arrived so far, then every change. Returns when the first configuration is live. */
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

    /** The executor keeps what its tasks throw to itself; a configuration that could not be applied must be heard of. */
    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("The configuration could not be applied; the previous one stays", e);
            }
        };
    }

    private void publish() {
        Map<String, DynamicConfiguration> configurations = new LinkedHashMap<>();
        streams.forEach((provider, stream) -> {
            if (stream.current != null) {
                configurations.put(provider, stream.current);
            }
        });
        target.apply(ConfigurationMerger.merge(configurations));
    }

    /** What one provider has sent. */
    private final class Stream {

        private final String provider;
        private @Nullable DynamicConfiguration current;
        private @Nullable DynamicConfiguration pending;
        private Map<String, Set<String>> announced = Map.of();
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
            Departures departures = Departures.between(current, pending);
            announce(departures.leaving(), pending.elements(HttpKinds.SERVICES).keySet());
            if (departures.urgent() && !breathless) {
                publishPending();
                breathe();
            }
        }

        /** A service that is not there any more lets go of nobody, but gets back nobody either. */
        private void announce(Map<String, Set<String>> leaving, Set<String> services) {
            Map<String, Set<String>> all = new HashMap<>(leaving);
            Map<QualifiedName, Set<String>> news = new HashMap<>();
            announced.forEach(
                    (service, urls) -> all.putIfAbsent(service, services.contains(service) ? Set.of() : urls));
            all.forEach((service, urls) -> news.put(new QualifiedName(service, provider), urls));
            announced = all;
            if (!news.isEmpty()) {
                target.leave(news);
            }
        }

        private void publishPending() {
            if (take()) {
                announced = Map.of();
                rest();
                publish();
            }
        }

        /** @return whether the pending snapshot brought something new */
        boolean take() {
            boolean isNew = pending != null && !pending.equals(current);
            if (isNew) {
                current = pending;
            }
            pending = null;
            return isNew;
        }

        private void rest() {
            if (throttle.isZero()) {
                return;
            }
            resting = true;
            long rest = ++rests;
            thread.schedule(logged(() -> wake(rest)), throttle.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** What was urgent has passed; the next that is has to wait a little. */
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
