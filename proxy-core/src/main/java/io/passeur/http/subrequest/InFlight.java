package io.passeur.http.subrequest;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Limits the number of sub-requests in flight, optionally within a wider limit. Thread-safe. */
final class InFlight {

    private final String owner;
    private final int limit;
    private final @Nullable InFlight wider;
    private final AtomicInteger count = new AtomicInteger();

    /** @param owner the sub-requests' owner, for the message */
    InFlight(String owner, int limit, @Nullable InFlight wider) {
        this.owner = owner;
        this.limit = limit;
        this.wider = wider;
    }

    String owner() {
        return owner;
    }

    int limit() {
        return limit;
    }

    int count() {
        return count.get();
    }

    /** Counts one more. @return null, or the reason why the limit forbids it; then nothing was counted */
    @Nullable
    String begin() {
        int before = count.getAndUpdate(running -> running < limit ? running + 1 : running);
        if (before >= limit) {
            return owner + " has " + limit + " sub-requests in flight, which is its limit";
        }
        String refusal = wider == null ? null : wider.begin();
        if (refusal != null) {
            count.decrementAndGet();
        }
        return refusal;
    }

    void end() {
        count.decrementAndGet();
        if (wider != null) {
            wider.end();
        }
    }
}
