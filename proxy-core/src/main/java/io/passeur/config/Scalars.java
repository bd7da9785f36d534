package io.passeur.config;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.GoDuration;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single values. Text may stand for a number and vice versa, because not every source has types. */
public final class Scalars {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "False", "FALSE");

    private Scalars() {}

    /** How a value looks in a message. */
    public static String quoted(Object value) {
        if (value instanceof Map) {
            return "a section";
        }
        return value instanceof Collection ? "a list" : '"' + text(value) + '"';
    }

    /** @throws ConfigurationException if it is a section or a list */
    public static String text(Object value) {
        if (value instanceof Map || value instanceof Collection) {
            throw new ConfigurationException("is " + quoted(value) + ", but a single value is expected");
        }
        return value instanceof Double number
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    /** @return null if the value is not a boolean */
    public static @Nullable Boolean truth(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        String word = value.toString();
        if (TRUE.contains(word)) {
            return true;
        }
        return FALSE.contains(word) ? false : null;
    }

    /**
     * Whether a value that is written in place of a section asks for the section with its defaults: {@code true}, or
     * nothing, as the label {@code tls=} has it.
     *
     * @return null if the value says neither yes nor no
     */
    public static @Nullable Boolean asksForSection(Object value) {
        return value.equals("") ? Boolean.TRUE : truth(value);
    }

    static Object bool(Object value) {
        text(value);
        Boolean truth = truth(value);
        if (truth == null) {
            throw new ConfigurationException(quoted(value) + " is neither true nor false");
        }
        return truth;
    }

    static Object integer(Object value) {
        long number = (Long) whole(value);
        if (number != (int) number) {
            throw new ConfigurationException(
                    number + " is out of range (expected: " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE + ")");
        }
        return (int) number;
    }

    static Object whole(Object value) {
        String text = text(value);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    text.matches("[+-]?\\d+")
                            ? text + " is out of range (expected: " + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ")"
                            : quoted(value) + " is not a whole number",
                    e);
        }
    }

    static Object decimal(Object value) {
        String text = text(value);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(quoted(value) + " is not a number", e);
        }
    }

    static Object duration(Object value) {
        return GoDuration.parse(text(value));
    }
}
