package io.passeur.balance;

import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategy.Measurement;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The targets of one service with the strategy that picks among them. Thread-safe.
 *
 * @param <T> what a protocol knows of a target
 */
public final class TargetPool<T extends LoadBalancingTarget> implements AutoCloseable {

    private final List<T> targets;
    private final List<T> candidates;
    private final List<T> shuffled;
    private final LoadBalancingStrategy strategy;
    private final Set<Measurement> measurements;

    private TargetPool(List<T> targets, List<T> shuffled, LoadBalancingStrategyFactory factory) {
        this.targets = List.copyOf(targets);
        this.candidates = weighted(targets);
        this.shuffled = List.copyOf(shuffled);
        strategy = factory.create(this.shuffled);
        measurements = strategy.measurements();
    }

    /** The strategy sees the targets in their own order. */
    public static <T extends LoadBalancingTarget> TargetPool<T> inOrder(
            List<T> targets, LoadBalancingStrategyFactory strategy) {
        return new TargetPool<>(targets, weighted(targets), strategy);
    }

    /** @param random decides who is first, so that many proxies do not all begin with the same target */
    public static <T extends LoadBalancingTarget> TargetPool<T> shuffled(
            List<T> targets, LoadBalancingStrategyFactory strategy, Random random) {
        List<T> shuffled = new ArrayList<>(weighted(targets));
        Collections.shuffle(shuffled, random);
        return new TargetPool<>(targets, shuffled, strategy);
    }

    private static <T extends LoadBalancingTarget> List<T> weighted(List<T> targets) {
        return targets.stream().filter(target -> target.weight() > 0).toList();
    }

    /** All targets, in their own order. */
    public List<T> targets() {
        return targets;
    }

    /** Those of positive weight, in their own order. */
    public List<T> candidates() {
        return candidates;
    }

    /** @return null if no target can take the request */
    public @Nullable T pick(LoadBalancingClient client) {
        int index = strategy.pick(client);
        return index < 0 ? null : shuffled.get(index);
    }

    public boolean measures(Measurement measurement) {
        return measurements.contains(measurement);
    }

    /** Whether a client's session decides before the strategy does. */
    public boolean allowsStickySessions() {
        return strategy.allowsStickySessions();
    }

    /** Whether at least one target can take requests. */
    public boolean isAvailable() {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).isAvailable()) {
                return true;
            }
        }
        return false;
    }

    /** Frees what the strategy holds; the targets stay their owner's. */
    @Override
    public void close() {
        strategy.close();
    }
}
