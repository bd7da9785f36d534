package io.passeur.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call of a plugin within a {@link WatchedTask}. Either it ends, or it is abandoned. */
final class WatchedCall {

    private final String what;
    private final Guard guard;
    private final Duration limit;
    private final long begin = System.nanoTime();
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** @throws PluginTimeoutException if the plugin has not returned from such a call yet */
    WatchedCall(String what, Guard guard) {
        this.what = what;
        this.guard = guard;
        limit = guard.limit(what);
    }

    boolean isLate() {
        return System.nanoTime() - begin >= limit.toNanos();
    }

    /** Called by the thread that waits. @return false if it has ended in the meantime */
    boolean abandon() {
        return decided.compareAndSet(false, true);
    }

    /** Records that the call is stuck until it returns. Called once, after {@link #abandon}. */
    PluginTimeoutException failure() {
        return guard.stuck(what, limit, end);
    }

    /** Called by the thread that calls the plugin. @return false if it was abandoned */
    boolean end() {
        end.complete(null);
        return decided.compareAndSet(false, true);
    }
}
