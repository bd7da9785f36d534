package io.passeur.metrics;

import java.math.BigDecimal;

/** Numbers as the exposition formats write them. */
final class MetricNumbers {

    private static final double EXACT = 1L << 53;

    private MetricNumbers() {}

    static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    /** An upper bound as Traefik writes it in text, and as OpenMetrics wants it. */
    static String bound(double value, boolean openMetrics) {
        String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return openMetrics && plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
