package io.passeur.live;

import java.util.Collection;
import java.util.List;

/**
 * A live object and the number of its holders: generations, routes, and the live objects that use it. The object closes when
 * the last holder releases it, and then releases what it uses itself. A lease that nobody holds any more is never held again.
 */
public final class Lease<T extends AutoCloseable> implements Stay {

    private final T object;
    private final List<Lease<?>> uses;
    private final Holders holders = Holders.none();

    /** @param uses what the object needs for as long as it is open; held from now on */
    public Lease(T object, Collection<Lease<?>> uses) {
        this.object = object;
        this.uses = List.copyOf(uses);
        this.uses.forEach(Lease::hold);
    }

    public T object() {
        return object;
    }

    public void hold() {
        holders.add();
    }

    /** Holds the object unless it has closed. */
    @Override
    public boolean enter() {
        return holders.addIfAny();
    }

    @Override
    public void leave() {
        release();
    }

    public void release() {
        if (holders.remove()) {
            Closing.quietly(object);
            uses.forEach(Lease::release);
        }
    }
}
