package io.passeur.metrics;

import java.util.concurrent.atomic.LongAdder;

/** The counters of requests that share all labels. Thread-safe, without a lock. */
final class RequestCounters {

    private final LongAdder[] classes;
    private final LongAdder nanos = new LongAdder();
    private final LongAdder requestBytes = new LongAdder();
    private final LongAdder responseBytes = new LongAdder();

    /** @param classes the number of duration buckets */
    RequestCounters(int classes) {
        this.classes = new LongAdder[classes];
        for (int i = 0; i < classes; i++) {
            this.classes[i] = new LongAdder();
        }
    }

    /** @param durationClass the bucket of {@code duration}, which is in nanoseconds */
    void add(int durationClass, long duration, long bytesIn, long bytesOut) {
        classes[durationClass].increment();
        nanos.add(duration);
        if (bytesIn > 0) {
            requestBytes.add(bytesIn);
        }
        if (bytesOut > 0) {
            responseBytes.add(bytesOut);
        }
    }

    /** Cumulative request counts by duration bucket; the last one is the total. */
    long[] cumulated() {
        long[] sums = new long[classes.length];
        long sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += classes[i].sum();
            sums[i] = sum;
        }
        return sums;
    }

    long count() {
        long sum = 0;
        for (LongAdder adder : classes) {
            sum += adder.sum();
        }
        return sum;
    }

    double seconds() {
        return nanos.sum() / 1e9;
    }

    long requestBytes() {
        return requestBytes.sum();
    }

    long responseBytes() {
        return responseBytes.sum();
    }
}
