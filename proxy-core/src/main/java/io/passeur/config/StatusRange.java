package io.passeur.config;

import io.passeur.spi.ConfigurationException;

/** A range of status codes, both ends included; written {@code 404} or {@code 500-599}. */
public record StatusRange(int from, int to) {

    private static final int DIGITS = 3;

    /** @throws ConfigurationException that names the invalid text */
    public static StatusRange parse(String text) {
        int dash = text.indexOf('-');
        int from = status(text, dash < 0 ? text : text.substring(0, dash));
        int to = dash < 0 ? from : status(text, text.substring(dash + 1));
        if (from > to) {
            throw new ConfigurationException('"' + text + "\" ends before it begins");
        }
        return new StatusRange(from, to);
    }

    private static int status(String whole, String part) {
        String digits = part.strip();
        if (digits.length() != DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ConfigurationException(
                    '"' + whole + "\" is neither a status code nor a range (expected: \"404\" or \"500-599\")");
        }
        return Integer.parseInt(digits);
    }

    public boolean contains(int status) {
        return status >= from && status <= to;
    }
}
