package io.passeur.http.middleware.redirect.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * A replacement text in Go's syntax. {@code $name} takes the longest run of letters, digits and underscores, so {@code
 * $1x} is the group named {@code 1x}; <code>${1}x</code> is group 1 and an x. A group that does not exist or did not
 * match is empty, {@code $$} is a dollar sign, and any other dollar sign stands for itself.
 */
final class Replacement {

    private final List<Part> parts;

    private Replacement(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Writes one part of the replacement for a match. */
    @FunctionalInterface
    interface Part {
        void append(Matcher match, StringBuilder result);
    }

    static Replacement parse(String template, Pattern pattern) {
        return new Replacement(new ReplacementParser(template, pattern).parse());
    }

    /** Replaces every match. As in Go, an empty match directly after another match does not count. */
    String replaceAll(Pattern pattern, String text) {
        StringBuilder result = new StringBuilder(text.length() + 32);
        Matcher match = pattern.matcher(text);
        int end = 0;
        while (match.find()) {
            if (match.end() > end || match.start() == 0) {
                result.append(text, end, match.start());
                parts.forEach(part -> part.append(match, result));
                end = match.end();
            }
        }
        return result.append(text, end, text.length()).toString();
    }
}
