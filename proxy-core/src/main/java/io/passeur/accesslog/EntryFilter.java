package io.passeur.accesslog;

import io.passeur.config.AccessLogConfiguration.Filters;
import io.passeur.config.StatusRange;
import java.util.List;

/** Which requests are logged: those that one of the filters accepts, or all. Immutable. */
final class EntryFilter {

    private final List<StatusRange> statuses;
    private final boolean retried;
    private final long slowerThan;

    EntryFilter(Filters filters) {
        statuses = filters.statuses();
        retried = filters.retryAttempts();
        slowerThan = filters.minDuration().toNanos();
    }

    boolean takes(LogEntry entry) {
        return statuses.isEmpty() && !retried && slowerThan == 0
                || retried && entry.record().retries() > 0
                || slowerThan > 0 && entry.duration() > slowerThan
                || isOneOf(entry.status());
    }

    @SuppressWarnings("ForLoopReplaceableByForEach") // no iterator on the hot path
    private boolean isOneOf(int status) {
        for (int i = 0; i < statuses.size(); i++) {
            if (statuses.get(i).contains(status)) {
                return true;
            }
        }
        return false;
    }
}
