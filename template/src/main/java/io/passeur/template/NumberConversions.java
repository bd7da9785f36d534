package io.passeur.template;

import org.jspecify.annotations.Nullable;

/** Converts values to numbers. A value that cannot be converted is 0, as in sprig. */
final class NumberConversions {

    private NumberConversions() {}

    static long integer(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return number.longValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value instanceof String text ? parsed(text) : 0;
    }

    private static long parsed(String text) {
        try {
            return GoNumbers.integer(text);
        } catch (ArithmeticException | NumberFormatException e) {
            return 0;
        }
    }

    static double floating(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }
        return integer(value);
    }

    /** Accepts decimal numbers only. */
    static long decimal(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
