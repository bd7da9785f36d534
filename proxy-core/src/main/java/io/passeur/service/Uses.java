package io.passeur.service;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who holds a live service. It is born with one use and ends with the last. Thread-safe. */
final class Uses {

    private final AtomicInteger count = new AtomicInteger(1);

    /** @return false if the last use has ended already */
    boolean retain() {
        return count.getAndUpdate(uses -> uses == 0 ? 0 : uses + 1) > 0;
    }

    /** @return true if this was the last use */
    boolean release() {
        return count.decrementAndGet() == 0;
    }
}
