package io.passeur.balance;

import java.util.stream.IntStream;

/**
 * How far a {@link WeightedRotation} has got: how many turns each index has had, and the moment of the last turn, which is a
 * number of turns divided by the weight of the index that had it. Moments are counted from any whole number on, since the
 * order is the same after each.
 */
final class Progress {

    private final long[] weights;
    private final long[] dealt;
    private long lastTurn;
    private long lastWeight = 1;

    Progress(long[] weights) {
        this(weights, new long[weights.length]);
    }

    private Progress(long[] weights, long[] dealt) {
        this.weights = weights;
        this.dealt = dealt;
    }

    /** The indices that have a weight. */
    int[] weighted() {
        return IntStream.range(0, weights.length)
                .filter(index -> weights[index] > 0)
                .toArray();
    }

    /** After how many turns the order of these indices repeats. */
    long period(int[] present) {
        long sum = 0;
        long divisor = 0;
        for (int index : present) {
            sum += weights[index];
            divisor = WeightedRotation.gcd(divisor, weights[index]);
        }
        return divisor == 0 ? 0 : sum / divisor;
    }

    /** The next turns of these indices. */
    int[] order(int[] present, int length) {
        DeadlineHeap deadlines = new DeadlineHeap(weights, dealt, present);
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            order[i] = deadlines.next();
        }
        return order;
    }

    /** The progress after so many turns of an order. */
    Progress after(int[] order, int turns) {
        Progress later = new Progress(weights, dealt.clone());
        later.lastTurn = lastTurn;
        later.lastWeight = lastWeight;
        for (int i = 0; i < turns; i++) {
            later.lastTurn = ++later.dealt[order[i]];
            later.lastWeight = weights[order[i]];
        }
        later.countFromTheLastWholeMoment();
        return later;
    }

    private void countFromTheLastWholeMoment() {
        long whole = lastTurn / lastWeight;
        if (whole > 0) {
            lastTurn -= whole * lastWeight;
            for (int i = 0; i < dealt.length; i++) {
                dealt[i] -= whole * weights[i];
            }
        }
    }

    /** These indices could not be used: the turns that they would have had are lost. */
    void forfeit(int[] skipped) {
        for (int index : skipped) {
            dealt[index] = lastTurn * weights[index] / lastWeight;
        }
    }
}
