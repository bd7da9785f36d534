package io.passeur.balance;

import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** {@code p2c}: of two available targets drawn at random, the one that works on fewer requests. Weights do not matter. */
final class PowerOfTwoChoices implements LoadBalancingStrategy {

    private final List<? extends LoadBalancingTarget> targets;
    private final IntUnaryOperator random;

    /** @param random draws a number from 0 to below its argument; thread-safe */
    PowerOfTwoChoices(List<? extends LoadBalancingTarget> targets, IntUnaryOperator random) {
        this.targets = targets;
        this.random = random;
    }

    @Override
    public Set<Measurement> measurements() {
        return Set.of(Measurement.RUNNING_REQUESTS);
    }

    @Override
    public int pick(LoadBalancingClient client) {
        int available = 0;
        for (int i = 0; i < targets.size(); i++) {
            available += targets.get(i).isAvailable() ? 1 : 0;
        }
        if (available < 2) {
            return available(0);
        }
        int one = random.applyAsInt(available);
        int other = random.applyAsInt(available - 1);
        return lessBusy(available(one), available(other < one ? other : other + 1));
    }

    private int lessBusy(int one, int other) {
        if (one < 0 || other < 0) {
            return Math.max(one, other);
        }
        return targets.get(other).runningRequests() < targets.get(one).runningRequests() ? other : one;
    }

    /** The available target with this number, or the last one if availability changed since they were counted. */
    private int available(int number) {
        int left = number;
        int last = -1;
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).isAvailable()) {
                last = i;
                if (left-- == 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
