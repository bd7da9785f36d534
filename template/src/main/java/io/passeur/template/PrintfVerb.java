package io.passeur.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One verb of {@code printf} with its flags.
 *
 * @param width -1 if there is none
 * @param precision -1 if there is none
 */
record PrintfVerb(int verb, String flags, int width, int precision) {

    private static final int MAX_EXPONENT_DIGITS = 40;

    String format(@Nullable Object value) {
        if (verb == 'T') {
            return padded(TemplateValues.typeName(value), false);
        }
        if (verb == 'v') {
            return value instanceof Long || value instanceof Double
                    ? number(value instanceof Long ? Long.toString((Long) value) : GoText.of(value))
                    : padded(cut(value), false);
        }
        if (value instanceof List<?> list) {
            return "["
                    + String.join(
                            " ",
                            list.stream()
                                    .map(v -> format(TemplateValues.normal(v)))
                                    .toList()) + "]";
        }
        String formatted = value instanceof String text
                ? text(text)
                : value instanceof Long number
                        ? integer(number)
                        : value instanceof Double number ? floating(number) : other(value);
        return formatted == null ? refused(value) : formatted;
    }

    private String cut(@Nullable Object value) {
        String text = GoText.of(value);
        return value instanceof String && has('#') ? GoText.quoted(text) : text;
    }

    private @Nullable String other(@Nullable Object value) {
        if (value instanceof Boolean) {
            return verb == 't' ? padded(value.toString(), false) : null;
        }
        return verb == 's' && value != null ? padded(GoText.of(value), false) : null;
    }

    private @Nullable String text(String text) {
        int length = text.codePointCount(0, text.length());
        String limited =
                precision >= 0 && precision < length ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
        return switch (verb) {
            case 's' -> padded(limited, false);
            case 'q' ->
                padded(has('#') && limited.indexOf('`') < 0 ? "`" + limited + "`" : GoText.quoted(limited), false);
            case 'x' -> padded(hex(limited), false);
            case 'X' -> padded(hex(limited).toUpperCase(Locale.ROOT), false);
            default -> null;
        };
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Utf8.bytes(text));
    }

    private @Nullable String integer(long value) {
        return switch (verb) {
            case 'd' -> number(Long.toString(value));
            case 'b' -> number(Long.toString(value, 2));
            case 'o' -> number((has('#') ? "0" : "") + Long.toString(value, 8));
            case 'O' -> number("0o" + Long.toString(value, 8));
            case 'x' -> number(prefixed("0x", Long.toString(value, 16)));
            case 'X' -> number(prefixed("0X", Long.toString(value, 16).toUpperCase(Locale.ROOT)));
            case 'c' -> padded(character(value), false);
            case 'q' -> padded("'" + character(value) + "'", false);
            case 'U' -> padded(String.format("U+%04X", value), false);
            default -> null;
        };
    }

    private String prefixed(String prefix, String digits) {
        if (!has('#')) {
            return digits;
        }
        return digits.startsWith("-") ? "-" + prefix + digits.substring(1) : prefix + digits;
    }

    private static String character(long value) {
        return Character.isValidCodePoint((int) value) && value == (int) value
                ? Character.toString((int) value)
                : "\ufffd";
    }

    private @Nullable String floating(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "eEfFgG".indexOf(verb) < 0 ? null : number(GoNumbers.shortest(value));
        }
        return switch (verb) {
            case 'f', 'F' -> number(fixed(value));
            case 'e' -> number(scientific(value));
            case 'E' -> number(scientific(value).toUpperCase(Locale.ROOT));
            case 'g' -> number(general(value));
            case 'G' -> number(general(value).toUpperCase(Locale.ROOT));
            default -> null;
        };
    }

    private String fixed(double value) {
        String text = new BigDecimal(value)
                .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                .abs()
                .toPlainString();
        return (value < 0 || 1 / value < 0 ? "-" : "") + text;
    }

    private String scientific(double value) {
        int digits = precision < 0 ? 6 : precision;
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String text = rounded.movePointLeft(exponent)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
        return text + GoNumbers.exponent(exponent);
    }

    private String general(double value) {
        if (precision < 0) {
            return GoNumbers.shortest(value);
        }
        int digits = Math.min(Math.max(1, precision), MAX_EXPONENT_DIGITS);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return GoNumbers.shortest(rounded.doubleValue(), digits);
    }

    /** The number with its sign, padded with zeros after the sign if the flags say so. */
    private String number(String digits) {
        boolean negative = digits.startsWith("-");
        String sign = negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
        String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        if (has('0') && !has('-') && width > sign.length() + unsigned.length()) {
            return sign + "0".repeat(width - sign.length() - unsigned.length()) + unsigned;
        }
        return padded(sign + unsigned, true);
    }

    private String padded(String text, boolean number) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        String fill = (has('0') && !number && !has('-') ? "0" : " ").repeat(missing);
        return has('-') ? text + fill : fill + text;
    }

    private String refused(@Nullable Object value) {
        String name = Character.toString(verb);
        return value == null
                ? "%!" + name + "(<nil>)"
                : "%!" + name + "(" + TemplateValues.typeName(value) + "=" + GoText.of(value) + ")";
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }
}
