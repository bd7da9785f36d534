package io.passeur.toolkit;

import io.passeur.spi.ConfigurationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Traefik's users write them: {@code 1h2m3.5s}, {@code 300ms}, {@code -1s}, or a bare number of seconds. */
public final class GoDuration {

    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?(?:" + PART.pattern() + ")+");
    private static final Pattern SECONDS = Pattern.compile("[+-]?\\d{1,12}");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private static final long SECOND = 1_000_000_000;

    private GoDuration() {}

    /** @throws ConfigurationException if the text is not a duration, or one of more than 292 years */
    public static Duration parse(String text) {
        if (SECONDS.matcher(text).matches()) {
            return limited(BigDecimal.valueOf(Long.parseLong(text)).scaleByPowerOfTen(9), text);
        }
        if (text.equals("0") || WHOLE.matcher(text).matches()) {
            BigDecimal sum = sum(text);
            return limited(text.startsWith("-") ? sum.negate() : sum, text);
        }
        throw new ConfigurationException(
                '"' + text + "\" is not a duration (expected: \"10s\", \"1m30s\", \"300ms\" or a number of seconds)");
    }

    private static BigDecimal sum(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.add(
                    new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L))));
        }
        return sum;
    }

    private static Duration limited(BigDecimal nanos, String text) {
        if (nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new ConfigurationException('"' + text + "\" is too long (expected: at most 292 years)");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /** As Go writes it: {@code 1m0s}, {@code 1.5s}, {@code 300ms}. */
    public static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        String sign = nanos < 0 ? "-" : "";
        long size = Math.abs(nanos);
        return sign + (size < SECOND ? small(size) : large(size));
    }

    private static String small(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000 ? plain(nanos, 3) + "µs" : plain(nanos, 6) + "ms";
    }

    private static String large(long nanos) {
        long minutes = nanos / SECOND / 60;
        String seconds = plain(nanos - minutes * 60 * SECOND, 9) + "s";
        if (minutes == 0) {
            return seconds;
        }
        return (minutes < 60 ? "" : minutes / 60 + "h") + minutes % 60 + "m" + seconds;
    }

    private static String plain(long number, int decimals) {
        BigDecimal value = BigDecimal.valueOf(number, decimals).stripTrailingZeros();
        return value.toPlainString();
    }
}
