package io.passeur.guard;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls on the data path that are disabled permanently when one of them blocks its thread. Thread-safe. */
final class BlockedCalls implements Watched {

    private final BiConsumer<String, String> report;
    private volatile boolean blocked;

    /** @param report receives how long a call has blocked, and where */
    BlockedCalls(BiConsumer<String, String> report) {
        this.report = report;
    }

    boolean haveBlocked() {
        return blocked;
    }

    <T extends @Nullable Object> T watch(Supplier<T> call) {
        Activity activity = Activity.current();
        @Nullable Watched before = activity.enter(this);
        try {
            return call.get();
        } finally {
            activity.leave(before);
        }
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public void hasBlocked(String seconds, String place) {
        blocked = true;
        report.accept(seconds, place);
    }
}
