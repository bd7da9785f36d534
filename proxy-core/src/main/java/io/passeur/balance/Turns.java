package io.passeur.balance;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A stretch of the order of a {@link WeightedRotation}: the next turns of the indices that were usable when it was laid out.
 * It repeats itself if it is as long as the order's period, as it is for equal weights; else another one follows. It is
 * never longer than {@value #USUAL_LENGTH} turns, or than one turn for each index. Thread-safe.
 */
final class Turns {

    static final int NOBODY = -1;
    static final int USED_UP = -2;
    static final int OUTDATED = -3;

    private static final int USUAL_LENGTH = 64;

    private final Progress start;
    private final int[] present;
    private final int[] skipped;
    private final long period;
    private final int[] order;
    private final boolean repeats;
    private final AtomicLong taken = new AtomicLong();

    private Turns(Progress start, int[] present, int[] skipped, long period) {
        this.start = start;
        this.present = present;
        this.skipped = skipped;
        this.period = period;
        order = start.order(present, (int) Math.min(period, Math.max(USUAL_LENGTH, present.length)));
        repeats = period == order.length;
    }

    static Turns of(Progress start, IntPredicate usable) {
        int[] all = start.weighted();
        int[] present = Arrays.stream(all).filter(usable).toArray();
        if (present.length == all.length) {
            return new Turns(start, all, new int[0], start.period(all));
        }
        int[] skipped = IntStream.of(all)
                .filter(index -> Arrays.binarySearch(present, index) < 0)
                .toArray();
        return new Turns(start, present, skipped, start.period(present));
    }

    /** Whether an index became usable that this stretch leaves out. */
    boolean isOutdated(IntPredicate usable) {
        for (int index : skipped) {
            if (usable.test(index)) {
                return true;
            }
        }
        return false;
    }

    /** @return the index whose turn it is, {@link #NOBODY}, or {@link #USED_UP} */
    int take() {
        if (order.length == 0) {
            return NOBODY;
        }
        long turn = taken.getAndIncrement();
        if (repeats) {
            return order[(int) (turn % order.length)];
        }
        return turn < order.length ? order[(int) turn] : USED_UP;
    }

    /** The stretch behind this one, for the same indices. */
    Turns following() {
        return new Turns(start.after(order, order.length), present, skipped, period);
    }

    /** The stretch that begins where this one has got to, for those that are usable now. */
    Turns amended(IntPredicate usable) {
        long turn = taken.get();
        int dealt = order.length == 0 ? 0 : (int) (repeats ? turn % order.length : Math.min(turn, order.length));
        Progress progress = start.after(order, dealt);
        progress.forfeit(skipped);
        return of(progress, usable);
    }

    /** Any usable index, or {@link #NOBODY}. */
    int firstOf(IntPredicate usable) {
        return IntStream.of(start.weighted()).filter(usable).findFirst().orElse(NOBODY);
    }

    int length() {
        return order.length;
    }
}
