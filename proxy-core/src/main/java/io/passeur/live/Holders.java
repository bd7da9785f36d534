package io.passeur.live;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the holders of a live object, which ends with the last of them. Thread-safe. */
public final class Holders {

    private final AtomicInteger count;

    private Holders(int first) {
        count = new AtomicInteger(first);
    }

    /** Nobody yet: the object ends with the last of those that {@link #add} counts. */
    public static Holders none() {
        return new Holders(0);
    }

    /** The one who made the object. */
    public static Holders one() {
        return new Holders(1);
    }

    /** Counts one more; only while the object has a holder, or has had none yet. */
    public void add() {
        count.incrementAndGet();
    }

    /** Counts one more unless the last holder has gone. @return whether it did */
    public boolean addIfAny() {
        return count.getAndUpdate(holders -> holders == 0 ? 0 : holders + 1) > 0;
    }

    /** @return whether that was the last holder */
    public boolean remove() {
        return count.decrementAndGet() == 0;
    }
}
