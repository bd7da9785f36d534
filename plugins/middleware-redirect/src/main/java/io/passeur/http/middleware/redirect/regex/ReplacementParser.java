package io.passeur.http.middleware.redirect.regex;

import com.google.re2j.Pattern;
import io.passeur.http.middleware.redirect.regex.Replacement.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses a {@link Replacement}. Used once. */
final class ReplacementParser {

    private static final int MAX_DIGITS = 8;

    private final String template;
    private final Pattern pattern;
    private final int groups;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    ReplacementParser(String template, Pattern pattern) {
        this.template = template;
        this.pattern = pattern;
        groups = pattern.matcher("").groupCount();
    }

    List<Part> parse() {
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            literal(template.substring(at, dollar < 0 ? template.length() : dollar));
            at = dollar < 0 ? template.length() : dollar + 1;
            if (dollar >= 0) {
                reference();
            }
        }
        return parts;
    }

    /** Parses the text after a dollar sign. */
    private void reference() {
        boolean braces = template.startsWith("{", at);
        int start = braces ? at + 1 : at;
        int end = endOfName(start);
        boolean closed = !braces || template.startsWith("}", end);
        if (end > start && closed) {
            group(template.substring(start, end));
            at = braces ? end + 1 : end;
        } else {
            literal("$");
            at = template.startsWith("$", at) ? at + 1 : at;
        }
    }

    private int endOfName(int start) {
        int end = start;
        while (end < template.length() && isWord(template.codePointAt(end))) {
            end += Character.charCount(template.codePointAt(end));
        }
        return end;
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }

    private void group(String name) {
        boolean number = name.chars().allMatch(c -> c >= '0' && c <= '9')
                && name.length() <= MAX_DIGITS
                && (name.length() == 1 || name.charAt(0) != '0');
        Integer group = number ? Integer.valueOf(name) : pattern.namedGroups().get(name);
        if (group != null && group <= groups) {
            int known = group;
            parts.add((match, result) -> append(match.group(known), result));
        }
    }

    private static void append(@Nullable String text, StringBuilder result) {
        if (text != null) {
            result.append(text);
        }
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add((match, result) -> result.append(text));
        }
    }
}
