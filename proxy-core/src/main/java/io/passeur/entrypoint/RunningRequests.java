package io.passeur.entrypoint;

import java.util.concurrent.atomic.LongAdder;

/** How many requests are being answered. */
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
