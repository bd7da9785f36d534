package io.passeur.balance;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.IntPredicate;

/**
 * Deals out indices in proportion to their weights, evenly spread, without a lock.
 *
 * <p>The order is that of earliest deadline first: of an index with weight w, turn k is due at the moment k/w. It does not
 * depend on which other indices there are, so the order of those that can be used now is the whole order without the
 * others. A {@linkplain Turns stretch} of it is laid out ahead, and a turn is one atomic increment. Only when an index
 * becomes usable or unusable, or a stretch is used up, is another one laid out, at a cost that depends on the number of
 * indices and not on their weights. An index that cannot be used loses its turns.
 *
 * <p>Each turn is dealt once, hence proportions are exact however many threads take turns. Weights whose order would repeat
 * after more than {@value #LONGEST} turns are scaled down to about that, with at least one turn for each.
 */
final class WeightedRotation {

    static final int LONGEST = 65_536;

    /** How often usability may change during one pick before it stops caring whose turn it is. */
    private static final int PATIENCE = 4;

    private static final AtomicReferenceFieldUpdater<WeightedRotation, Turns> TURNS =
            AtomicReferenceFieldUpdater.newUpdater(WeightedRotation.class, Turns.class, "turns");

    private volatile Turns turns;

    /** @param weights by index; an index of weight 0 or less is never dealt */
    WeightedRotation(Collection<Integer> weights) {
        long[] shortened = shortened(
                weights.stream().mapToLong(weight -> Math.max(weight, 0)).toArray());
        turns = Turns.of(new Progress(shortened), index -> true);
    }

    /** @return the index whose turn it is among the usable ones, or -1 if none is usable */
    int next(IntPredicate usable) {
        Turns current = turns;
        for (int changes = 0; changes < PATIENCE; ) {
            int index = current.isOutdated(usable) ? Turns.OUTDATED : current.take();
            if (index == Turns.NOBODY || index >= 0 && usable.test(index)) {
                return index;
            }
            if (index == Turns.USED_UP) {
                current = replace(current, current.following());
            } else {
                changes++;
                current = replace(current, current.amended(usable));
            }
        }
        return current.firstOf(usable);
    }

    /** Whoever comes first decides; what others laid out at the same time is as good. */
    private Turns replace(Turns current, Turns next) {
        return TURNS.compareAndSet(this, current, next) ? next : turns;
    }

    /** How many turns are laid out at this moment. */
    int laidOut() {
        return turns.length();
    }

    private static long[] shortened(long[] weights) {
        long divisor = 0;
        long sum = 0;
        for (long weight : weights) {
            divisor = gcd(divisor, weight);
            sum += weight;
        }
        long total = divisor == 0 ? 0 : sum / divisor;
        long[] turns = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            turns[i] = weights[i] == 0 ? 0 : turns(weights[i], divisor, total);
        }
        return turns;
    }

    private static long turns(long weight, long divisor, long total) {
        long turns = weight / divisor;
        return total <= LONGEST ? turns : Math.max(1, Math.round((double) turns * LONGEST / total));
    }

    static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
