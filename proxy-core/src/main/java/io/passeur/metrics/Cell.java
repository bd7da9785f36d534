package io.passeur.metrics;

import java.util.concurrent.atomic.LongAdder;

/** The requests that share all labels. Thread-safe, without a lock. */
final class Cell {

    private final LongAdder[] classes;
    private final LongAdder nanos = new LongAdder();
    private final LongAdder requestBytes = new LongAdder();
    private final LongAdder responseBytes = new LongAdder();

    /** @param classes how many classes of duration there are */
    Cell(int classes) {
        this.classes = new LongAdder[classes];
        for (int i = 0; i < classes; i++) {
            this.classes[i] = new LongAdder();
        }
    }

    void add(Measured measured) {
        classes[measured.durationClass()].increment();
        nanos.add(measured.nanos());
        if (measured.requestBytes() > 0) {
            requestBytes.add(measured.requestBytes());
        }
        if (measured.responseBytes() > 0) {
            responseBytes.add(measured.responseBytes());
        }
    }

    /** How many requests there were by class of duration, each with all classes before it; the last is the count of all. */
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
