package io.passeur.routing;

import io.passeur.subrequest.LiveServices;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All routing tables that were compiled together, and the requests that run on them. When a newer generation has taken over
 * and the last request has ended, the generation lets go of its live objects.
 *
 * <p>The state is one number: how many requests run, plus {@link #RETIRED} when nobody should come any more. A request that
 * comes too late, because it read the reference just before the swap and entered after the last one had left, is refused by
 * {@link #enter} and takes the newer table.
 */
final class Generation implements LiveServices.Stay {

    private static final int RETIRED = 1 << 30;

    private final AtomicInteger state = new AtomicInteger();
    private final List<Runnable> releases;

    /** @param releases run once, after the last request */
    Generation(List<Runnable> releases) {
        this.releases = List.copyOf(releases);
    }

    /** @return false if the generation is over; then nothing of it may be used */
    @Override
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

    @Override
    public void leave() {
        if (state.decrementAndGet() == RETIRED) {
            releases.forEach(Runnable::run);
        }
    }

    /** Called once, after a newer generation is in place. */
    void retire() {
        if (state.addAndGet(RETIRED) == RETIRED) {
            releases.forEach(Runnable::run);
        }
    }
}
