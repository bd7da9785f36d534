package io.passeur.guard;

import java.time.Duration;
import java.util.Locale;

/** Durations in messages. */
final class Seconds {

    private static final double MILLIS = 1000;

    private Seconds() {}

    /** {@code 10 seconds}, {@code 0.5 seconds}. */
    static String of(Duration duration) {
        double seconds = duration.toMillis() / MILLIS;
        return seconds == Math.rint(seconds)
                ? (long) seconds + (seconds == 1 ? " second" : " seconds")
                : String.format(Locale.ROOT, "%s seconds", seconds);
    }
}
