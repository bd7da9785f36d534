package io.passeur.http.service;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the holders of a live service. It begins with one and ends with the last. Thread-safe. */
final class ReferenceCount {

    private final AtomicInteger count = new AtomicInteger(1);

    /** @return false if the last holder has gone already */
    boolean retain() {
        return count.getAndUpdate(holders -> holders == 0 ? 0 : holders + 1) > 0;
    }

    /** @return true if this was the last holder */
    boolean release() {
        return count.decrementAndGet() == 0;
    }
}
