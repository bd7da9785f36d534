package io.passeur.provider;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * (Traefik's {@code providers.providersThrottleDuration}).
 *
 * <p>All state belongs to the one thread of the given executor, which therefore also compiles the routing table.
 */
final class ConfigurationAggregator {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationAggregator.class);

    private final ScheduledExecutorService thread;
    private final Duration throttle;
    private final Consumer<MergedConfiguration> target;
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private boolean begun;

    /** @param thread an executor with exactly one thread */
    ConfigurationAggregator(ScheduledExecutorService thread, Duration throttle, Consumer<MergedConfiguration> target) {
        this.thread = thread;
        this.throttle = throttle;
        this.target = target;
    }

    ConfigurationListener listener(String provider) {
        return snapshot -> thread.execute(logged(
                () -> streams.computeIfAbsent(provider, name -> new Stream()).receive(snapshot)));
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
        Map<String, ConfigurationSnapshot> snapshots = new LinkedHashMap<>();
        streams.forEach((provider, stream) -> {
            if (stream.current != null) {
                snapshots.put(provider, stream.current);
            }
        });
        target.accept(ConfigurationMerger.merge(snapshots));
    }

    /** What one provider has sent. */
    private final class Stream {

        private @Nullable ConfigurationSnapshot current;
        private @Nullable ConfigurationSnapshot pending;
        private boolean resting;

        void receive(ConfigurationSnapshot snapshot) {
            pending = snapshot;
            if (begun && !resting) {
                publishPending();
            }
        }

        private void publishPending() {
            if (take()) {
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
            thread.schedule(logged(this::wake), throttle.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void wake() {
            resting = false;
            publishPending();
        }
    }
}
