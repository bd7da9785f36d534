package io.passeur.routing;

import io.passeur.live.Lease;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds the live objects of one route while its requests run, and those objects alone: a tunnel that stays open for days pins
 * neither the other routes of its table nor what they use.
 *
 * <p>The state is one number: how many requests run, plus {@link #RETIRED} once a newer table is in place. A request that
 * read the older table just before the swap and arrives after the last one has left is refused by {@link #enter} and goes to
 * the newer table.
 */
public final class RouteLease {

    private static final int RETIRED = 1 << 30;

    private final AtomicInteger state = new AtomicInteger();
    private final List<Lease<?>> uses;

    /** @param uses held from now on */
    RouteLease(Collection<Lease<?>> uses) {
        this.uses = List.copyOf(uses);
        this.uses.forEach(Lease::hold);
    }

    /** @return false if the route is over; then nothing of it may be used */
    public boolean enter() {
        while (true) {
            int current = state.get();
            if (current == RETIRED) {
                return false;
            }
            if (state.compareAndSet(current, current + 1)) {
                return true;
            }
        }
    }

    public void leave() {
        if (state.decrementAndGet() == RETIRED) {
            uses.forEach(Lease::release);
        }
    }

    /** Called once, after a newer table is in place. */
    void retire() {
        if (state.addAndGet(RETIRED) == RETIRED) {
            uses.forEach(Lease::release);
        }
    }
}
