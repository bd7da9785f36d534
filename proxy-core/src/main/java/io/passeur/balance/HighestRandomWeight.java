package io.passeur.balance;

import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code hrw}: rendezvous hashing of the peer's address, so that a client stays with one target, and the loss of a target
 * moves only its own clients. Forwarded headers do not matter.
 */
final class HighestRandomWeight implements LoadBalancingStrategy {

    private final List<? extends LoadBalancingTarget> targets;
    private final List<byte[]> names;

    HighestRandomWeight(List<? extends LoadBalancingTarget> targets) {
        this.targets = targets;
        names = targets.stream()
                .map(target -> target.name().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public boolean allowsStickySessions() {
        return false;
    }

    @Override
    public int pick(LoadBalancingClient client) {
        long hash = Fnv.fnv1a(client.address());
        int best = -1;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).isAvailable()) {
                double score = score(hash, i);
                if (best < 0 || score > bestScore) {
                    best = i;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private double score(long client, int index) {
        double fraction = unsigned(Fnv.fnv1a(client, names.get(index))) / 0x1p64;
        return targets.get(index).weight() / -Math.log(fraction);
    }

    private static double unsigned(long value) {
        double positive = (double) (value >>> 1) * 2;
        return positive + (value & 1);
    }
}
