package io.passeur.balance;

import io.passeur.spi.DelegatingLoadBalancingStrategy;
import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin's strategy whose failures cost no request: the available targets then take turns. */
final class GuardedStrategy extends DelegatingLoadBalancingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedStrategy.class);

    private final String name;
    private final List<? extends LoadBalancingTarget> targets;
    private final RoundRobin fallback;
    private final Set<Measurement> measurements;
    private final boolean sticky;
    private final AtomicBoolean reported = new AtomicBoolean();

    GuardedStrategy(String name, LoadBalancingStrategy strategy, List<? extends LoadBalancingTarget> targets) {
        super(strategy);
        this.name = name;
        this.targets = targets;
        fallback = new RoundRobin(targets);
        measurements = Set.copyOf(strategy.measurements());
        sticky = strategy.allowsStickySessions();
    }

    @Override
    public int pick(LoadBalancingClient client) {
        try {
            int index = delegate().pick(client);
            if (index >= -1 && index < targets.size()) {
                return index < 0 || targets.get(index).isAvailable() ? index : fallback.next();
            }
            report("picked the index " + index + " of " + targets.size() + " targets", null);
        } catch (RuntimeException | Error e) {
            report("failed", e);
        }
        return fallback.next();
    }

    private void report(String what, @Nullable Throwable cause) {
        if (!reported.getAndSet(true)) {
            LOG.error(
                    "The load-balancer strategy {} of a plugin {}; servers take turns instead where it fails",
                    name,
                    what,
                    cause);
        }
    }

    @Override
    public Set<Measurement> measurements() {
        return measurements;
    }

    @Override
    public boolean allowsStickySessions() {
        return sticky;
    }
}
