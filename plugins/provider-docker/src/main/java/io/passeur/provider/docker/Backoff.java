package io.passeur.provider.docker;

import java.time.Duration;

/** How long to wait before the next attempt: each time half as long again, up to half a minute. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = FIRST;

    Duration next() {
        Duration current = next;
        Duration longer = current.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        return current;
    }

    void reset() {
        next = FIRST;
    }
}
