package io.passeur.routing;

import io.passeur.http.subrequest.LiveServices;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A live object and the number of its holders: generations, routes, and the live objects that use it. The object closes when
 * the last holder releases it, and then releases what it uses itself. A lease that nobody holds any more is never held again.
 */
final class Lease<T extends AutoCloseable> implements LiveServices.Stay {

    private final T object;
    private final List<Lease<?>> uses;
    private final AtomicInteger holders = new AtomicInteger();

    /** @param uses what the object needs for as long as it is open; held from now on */
    Lease(T object, Collection<Lease<?>> uses) {
        this.object = object;
        this.uses = List.copyOf(uses);
        this.uses.forEach(Lease::hold);
    }

    T object() {
        return object;
    }

    void hold() {
        holders.incrementAndGet();
    }

    /** Holds the object unless it has closed. */
    @Override
    public boolean enter() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    @Override
    public void leave() {
        release();
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            Closing.quietly(object);
            uses.forEach(Lease::release);
        }
    }
}
