package io.passeur.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as Go reads and prints them. */
final class GoNumbers {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d[\\d_]*)?(\\.\\d[\\d_]*|\\.)?([eE][+-]?\\d+)?");

    private GoNumbers() {}

    /** A literal: Long, or Double if it has a point or an exponent. */
    static Object parse(Lexeme lexeme, LexemeReader lexemes) {
        String text = lexeme.text();
        try {
            return isFloat(text) ? (Object) floating(text) : (Object) integer(text);
        } catch (ArithmeticException | NumberFormatException e) {
            throw lexemes.unexpected(lexeme, "a number such as 42, 0x2a or 4.2e1, of at most 64 bits");
        }
    }

    private static boolean isFloat(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains(".") || lower.contains("p") || lower.contains("e") && !lower.contains("0x");
    }

    private static double floating(String text) {
        if (!DECIMAL.matcher(text).matches() || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException(text);
        }
        double number = Double.parseDouble(text.replace("_", ""));
        if (Double.isInfinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    /** An integer with Go's prefixes 0x, 0o, 0b and 0. */
    static long integer(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = text.substring(signed ? 1 : 0).replace("_", "").toLowerCase(Locale.ROOT);
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0b") ? 2 : digits.matches("0.+") ? 8 : 10;
        int prefix = radix == 10 ? 0 : digits.matches("0[xbo].*") ? 2 : 1;
        String number = digits.substring(prefix);
        if (number.startsWith("-") || number.startsWith("+")) {
            throw new NumberFormatException(text);
        }
        return new BigInteger((text.startsWith("-") ? "-" : "") + number, radix).longValueExact();
    }

    /**
     * The shortest text that parses to the same number, with an exponent for large and small numbers: Go's {@code %v}.
     */
    static String shortest(double value) {
        return shortest(value, 6);
    }

    /** @param limit the smallest exponent that is written */
    static String shortest(double value, int limit) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < limit) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + exponent(exponent);
    }

    /** At least two digits. */
    static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return "e" + (exponent < 0 ? '-' : '+') + (size < 10 ? "0" : "") + size;
    }
}
