package io.passeur.guard;

import io.passeur.spi.DelegatingLoadBalancingStrategy;
import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A strategy of a plugin. Its properties are read once. Its failures cost no request: another strategy picks then, and
 * for good after this one has blocked a thread.
 */
final class GuardedStrategy extends DelegatingLoadBalancingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedStrategy.class);

    private final String name;
    private final Guard guard;
    private final List<? extends LoadBalancingTarget> targets;
    private final LoadBalancingStrategy fallback;
    private final DataPathCalls picks;
    private final Set<Measurement> measurements;
    private final boolean stickySessions;
    private final AtomicBoolean reported = new AtomicBoolean();

    /** @param name {@code the load-balancing strategy random} */
    GuardedStrategy(
            LoadBalancingStrategy strategy,
            String name,
            Guard guard,
            List<? extends LoadBalancingTarget> targets,
            LoadBalancingStrategy fallback) {
        super(strategy);
        this.name = name;
        this.guard = guard;
        this.targets = targets;
        this.fallback = fallback;
        picks = new DataPathCalls(
                guard,
                "pick() of " + name,
                failure -> LOG.error("{}; it is no longer called, and the targets take turns", failure));
        measurements = guard.call("measurements() of " + name, () -> Set.copyOf(strategy.measurements()));
        stickySessions = guard.call("allowsStickySessions() of " + name, strategy::allowsStickySessions);
    }

    @Override
    public int pick(LoadBalancingClient client) {
        if (picks.haveBlocked()) {
            return fallback.pick(client);
        }
        try {
            int index = picks.call(() -> delegate().pick(client));
            if (index >= -1 && index < targets.size()) {
                return index < 0 || targets.get(index).isAvailable() ? index : fallback.pick(client);
            }
            report(guard.plugin() + " picked the index " + index + " of " + targets.size() + " targets in pick() of "
                    + name);
        } catch (RuntimeException e) {
            report(String.valueOf(e.getMessage()));
            LOG.debug("{} failed", name, e);
        }
        return fallback.pick(client);
    }

    private void report(String failure) {
        if (!reported.getAndSet(true)) {
            LOG.error("{}; the targets take turns where it fails, and it is not logged again", failure);
        }
    }

    @Override
    public Set<Measurement> measurements() {
        return measurements;
    }

    @Override
    public boolean allowsStickySessions() {
        return stickySessions;
    }

    /** Returns immediately, since the last request of a retired table may call it. */
    @Override
    public void close() {
        guard.runLater("close() of " + name, delegate()::close);
    }
}
