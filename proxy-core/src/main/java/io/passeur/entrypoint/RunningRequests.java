package io.passeur.entrypoint;

import java.util.concurrent.atomic.LongAdder;

/** Counts the requests that are in progress. */
final class RunningRequests {

    private final LongAdder count = new LongAdder();

    void begin() {
        count.increment();
    }

    void end() {
        count.decrement();
    }

    int count() {
        return count.intValue();
    }
}
