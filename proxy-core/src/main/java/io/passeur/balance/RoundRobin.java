package io.passeur.balance;

import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;
import java.util.function.IntPredicate;

/** {@code wrr}: targets take turns in proportion to their weights. */
final class RoundRobin implements LoadBalancingStrategy {

    private final IntPredicate available;
    private final WeightedRotation rotation;

    RoundRobin(List<? extends LoadBalancingTarget> targets) {
        available = index -> targets.get(index).isAvailable();
        rotation = new WeightedRotation(
                targets.stream().map(LoadBalancingTarget::weight).toList());
    }

    @Override
    public int pick(LoadBalancingClient client) {
        return next();
    }

    int next() {
        return rotation.next(available);
    }
}
