package io.passeur.balance;

import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;
import java.util.Set;

/**
 * {@code leasttime}: the target with the least mean time to the first byte, times the requests that it would then work on,
 * divided by its weight. Targets that were not measured yet come first; equals take turns by weight.
 */
final class LeastTime implements LoadBalancingStrategy {

    private final List<? extends LoadBalancingTarget> targets;
    private final WeightedRotation rotation;

    LeastTime(List<? extends LoadBalancingTarget> targets) {
        this.targets = targets;
        rotation = new WeightedRotation(
                targets.stream().map(LoadBalancingTarget::weight).toList());
    }

    @Override
    public Set<Measurement> measurements() {
        return Set.of(Measurement.RUNNING_REQUESTS, Measurement.RESPONSE_TIME);
    }

    @Override
    public int pick(LoadBalancingClient client) {
        int best = -1;
        int equals = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < targets.size(); i++) {
            double score = score(targets.get(i));
            if (score < least) {
                best = i;
                equals = 1;
                least = score;
            } else if (score == least && best >= 0) {
                equals++;
            }
        }
        return equals > 1 ? inTurn(least, best) : best;
    }

    private int inTurn(double least, int first) {
        int index = rotation.next(candidate -> score(targets.get(candidate)) <= least);
        return index < 0 ? first : index;
    }

    /** Infinite for a target that is not available. */
    private static double score(LoadBalancingTarget target) {
        if (!target.isAvailable()) {
            return Double.POSITIVE_INFINITY;
        }
        return target.meanResponseMillis() * (1 + target.runningRequests()) / target.weight();
    }
}
