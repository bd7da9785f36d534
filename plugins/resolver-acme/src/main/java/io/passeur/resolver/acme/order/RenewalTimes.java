package io.passeur.resolver.acme.order;

import java.time.Duration;
import java.util.List;

/**
 * When certificates of a given lifetime are renewed.
 *
 * @param before how long before they expire
 * @param interval how often to check
 */
record RenewalTimes(Duration before, Duration interval) {

    private static final List<Row> ROWS = List.of(
            new Row(Duration.ofDays(365), Duration.ofDays(120), Duration.ofDays(7)),
            new Row(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(1)),
            new Row(Duration.ofDays(30), Duration.ofDays(10), Duration.ofHours(12)),
            new Row(Duration.ofDays(6), Duration.ofDays(2), Duration.ofHours(2)),
            new Row(Duration.ofDays(1), Duration.ofHours(6), Duration.ofMinutes(10)));
    private static final RenewalTimes SHORTEST = new RenewalTimes(Duration.ofMinutes(20), Duration.ofMinutes(1));

    private record Row(Duration lifetime, Duration before, Duration interval) {}

    /**
     * An authority may issue for a shorter time than configured; the shorter one counts.
     *
     * @param configured {@code certificatesDuration}
     * @param actual from the certificate, which often lacks a second
     */
    static RenewalTimes of(Duration configured, Duration actual) {
        Duration rounded = actual.plusMinutes(5);
        return of(rounded.compareTo(configured) < 0 ? rounded : configured);
    }

    static RenewalTimes of(Duration lifetime) {
        for (Row row : ROWS) {
            if (lifetime.compareTo(row.lifetime()) >= 0) {
                return new RenewalTimes(row.before(), row.interval());
            }
        }
        // Half of a lifetime that is shorter than the table covers.
        Duration half = lifetime.dividedBy(2);
        return half.compareTo(SHORTEST.before()) < 0 ? new RenewalTimes(half, SHORTEST.interval()) : SHORTEST;
    }
}
