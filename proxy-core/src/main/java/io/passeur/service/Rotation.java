package io.passeur.service;

import java.math.BigInteger;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/**
 * Deals out indices in proportion to their weights, evenly spread, without a lock.
 *
 * <p>The order of earliest deadline first repeats after as many turns as the weights' sum (divided by what they have in
 * common), so one cycle of it is laid out beforehand and a turn is one atomic increment. Each turn is dealt once, hence
 * the proportions over a cycle are exact however many threads take turns; an index that cannot be used loses its turns and
 * the others keep their proportions. Cycles over {@value #LONGEST} turns are scaled down to about that, with at least one turn
 * for everyone.
 */
final class Rotation {

    static final int LONGEST = 65_536;

    private final int[] cycle;
    private final AtomicLong turn = new AtomicLong();

    /** @param weights by index; an index of weight 0 or less is never dealt */
    Rotation(List<Integer> weights) {
        cycle = layOut(shortened(
                weights.stream().mapToLong(weight -> Math.max(weight, 0)).toArray()));
    }

    /** @return the index whose turn it is among the usable ones, or -1 if none is usable */
    int next(IntPredicate usable) {
        for (int tries = 0; tries < cycle.length; tries++) {
            int index = cycle[(int) (turn.getAndIncrement() % cycle.length)];
            if (usable.test(index)) {
                return index;
            }
        }
        return firstUsable(usable);
    }

    /** Other threads may have taken every turn of a usable index, so running out of tries does not mean there is none. */
    private int firstUsable(IntPredicate usable) {
        for (int index : cycle) {
            if (usable.test(index)) {
                return index;
            }
        }
        return -1;
    }

    private static long[] shortened(long[] weights) {
        long divisor = 0;
        long sum = 0;
        for (long weight : weights) {
            divisor =
                    BigInteger.valueOf(divisor).gcd(BigInteger.valueOf(weight)).longValue();
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

    private static int[] layOut(long[] turns) {
        PriorityQueue<Deadline> queue = new PriorityQueue<>();
        int total = 0;
        for (int i = 0; i < turns.length; i++) {
            total += (int) turns[i];
            if (turns[i] > 0) {
                queue.add(new Deadline(i, 1, turns[i]));
            }
        }
        int[] cycle = new int[total];
        for (int i = 0; i < total; i++) {
            Deadline earliest = queue.remove();
            cycle[i] = earliest.index;
            queue.add(new Deadline(earliest.index, earliest.count + 1, earliest.weight));
        }
        return cycle;
    }

    /** The moment {@code count / weight}; earlier indices come first at the same moment. */
    private record Deadline(int index, long count, long weight) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            int byTime = Long.compare(count * other.weight, other.count * weight);
            return byTime != 0 ? byTime : Integer.compare(index, other.index);
        }
    }
}
