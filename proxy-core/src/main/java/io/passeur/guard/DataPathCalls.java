package io.passeur.guard;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a plugin on the data path. What the plugin throws names it, and once a call has blocked its thread, the
 * plugin is no longer called. Thread-safe.
 */
final class DataPathCalls implements Watched {

    private final Guard guard;
    private final String what;
    private final Consumer<String> report;
    private volatile @Nullable PluginException blocked;

    /**
     * @param what the calls are, for messages: {@code pick() of the load-balancing strategy random}
     * @param report receives the message when a call has blocked
     */
    DataPathCalls(Guard guard, String what, Consumer<String> report) {
        this.guard = guard;
        this.what = what;
        this.report = report;
    }

    boolean haveBlocked() {
        return blocked != null;
    }

    /** @throws PluginException if the plugin fails, or one of the calls has blocked */
    <T extends @Nullable Object> T call(Supplier<T> call) {
        PluginException before = blocked;
        if (before != null) {
            throw before;
        }
        Activity activity = Activity.current();
        @Nullable Watched outer = activity.enter(this);
        try (var ignored = new ContextClassLoader(guard.loader())) {
            return call.get();
        } catch (Throwable e) {
            throw guard.failed(what, e);
        } finally {
            activity.leave(outer);
        }
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public void hasBlocked(String seconds, String place) {
        String failure = guard.plugin() + " blocked a request thread for " + seconds + " in " + what + place;
        blocked = new PluginException(failure, null);
        report.accept(failure);
    }
}
