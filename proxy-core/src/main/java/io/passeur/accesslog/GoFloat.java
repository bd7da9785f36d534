package io.passeur.accesslog;

import java.math.BigDecimal;

/** Fractional numbers as Go's JSON encoder writes them. */
final class GoFloat {

    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_PLAIN = 1e21;

    private GoFloat() {}

    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (Math.abs(value) >= SMALLEST_PLAIN && Math.abs(value) < LARGEST_PLAIN) {
            return decimal.toPlainString();
        }
        int exponent = decimal.precision() - decimal.scale() - 1;
        String mantissa = decimal.scaleByPowerOfTen(-exponent).toPlainString();
        // Go omits the leading zero of a two-digit exponent.
        return mantissa + "e" + (exponent < 0 ? "" : "+") + exponent;
    }
}
