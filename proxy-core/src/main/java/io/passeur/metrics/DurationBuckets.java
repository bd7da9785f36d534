package io.passeur.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Upper bounds of duration buckets. Prometheus and collectors may use different ones. Requests are counted by all of
 * them, and each reader adds up the buckets below its own bounds.
 */
final class DurationBuckets {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double[] seconds;
    private final long[] nanos;

    private DurationBuckets(double[] seconds) {
        this.seconds = seconds;
        nanos = new long[seconds.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = Math.round(seconds[i] * SECOND);
        }
    }

    @SafeVarargs
    static DurationBuckets of(List<Double>... wanted) {
        TreeSet<Double> all = new TreeSet<>();
        Stream.of(wanted).forEach(all::addAll);
        return new DurationBuckets(all.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The number of buckets; the last one has no bound. */
    int classes() {
        return nanos.length + 1;
    }

    /** The bucket of a duration; one that equals a bound is below it. */
    int classOf(long duration) {
        int i = 0;
        while (i < nanos.length && duration > nanos[i]) {
            i++;
        }
        return i;
    }

    /** For each of these bounds, how many buckets lie below it. */
    int[] below(List<Double> own) {
        List<Integer> counts = new ArrayList<>();
        for (double bound : own) {
            int i = 0;
            while (seconds[i] < bound) {
                i++;
            }
            counts.add(i + 1);
        }
        return counts.stream().mapToInt(Integer::intValue).toArray();
    }
}
