package io.passeur.middleware.ratelimit;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go prints them: {@code 1h0m0.5s}, {@code 1.5s}, {@code 250ms}, {@code 97.5µs}, {@code 0s}. */
final class GoDuration {

    private GoDuration() {}

    static String format(Duration duration) {
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        if (duration.toSeconds() == 0) {
            return belowSecond(duration.toNanosPart());
        }
        String hours = duration.toHours() > 0 ? duration.toHours() + "h" : "";
        String minutes = duration.toMinutes() > 0 ? duration.toMinutesPart() + "m" : "";
        BigDecimal seconds =
                BigDecimal.valueOf(duration.toSecondsPart()).add(BigDecimal.valueOf(duration.toNanosPart(), 9));
        return hours + minutes + plain(seconds) + "s";
    }

    private static String belowSecond(int nanos) {
        if (nanos >= 1_000_000) {
            return plain(BigDecimal.valueOf(nanos, 6)) + "ms";
        }
        if (nanos >= 1_000) {
            return plain(BigDecimal.valueOf(nanos, 3)) + "µs";
        }
        return nanos == 0 ? "0s" : nanos + "ns";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
