package io.passeur.http.rule;

import com.google.re2j.Pattern;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.regex.BoundedPattern;

/** The v2 language's templates: plain text with {@code {name}} or {@code {name:regex}} in it. */
final class V2Template {

    /** What a template is matched against: the default expression of a name, and what stands around the whole. */
    enum Use {
        HOST("(?i)^", "[^.]+", "$"),
        WHOLE_PATH("^", "[^/]+", "$"),
        PATH_PREFIX("^", "[^/]+", ""),
        QUERY("^", ".*", "$");

        private final String before;
        private final String fallback;
        private final String after;

        Use(String before, String fallback, String after) {
            this.before = before;
            this.fallback = fallback;
            this.after = after;
        }
    }

    private V2Template() {}

    static boolean isPlain(String template) {
        return template.indexOf('{') < 0 && template.indexOf('}') < 0;
    }

    static Pattern pattern(String template, Use use) {
        StringBuilder regex = new StringBuilder(use.before);
        int position = 0;
        while (position < template.length()) {
            int open = template.indexOf('{', position);
            int literalEnd = open < 0 ? template.length() : open;
            regex.append(literal(template, position, literalEnd));
            position = literalEnd;
            if (open >= 0) {
                int close = closing(template, open);
                regex.append(variable(template, open, close, use));
                position = close + 1;
            }
        }
        if (use == Use.QUERY && template.isEmpty()) {
            regex.append(use.fallback);
        }
        return BoundedPattern.compile(regex.append(use.after).toString());
    }

    private static String literal(String template, int from, int to) {
        String literal = template.substring(from, to);
        if (literal.indexOf('}') >= 0) {
            throw unbalanced(template);
        }
        return Pattern.quote(literal);
    }

    /** Braces may stand inside an expression, as in {@code {id:[0-9]{3}}}. */
    private static int closing(String template, int open) {
        int level = 0;
        for (int i = open; i < template.length(); i++) {
            level += template.charAt(i) == '{' ? 1 : template.charAt(i) == '}' ? -1 : 0;
            if (level == 0) {
                return i;
            }
        }
        throw unbalanced(template);
    }

    private static String variable(String template, int open, int close, Use use) {
        String inside = template.substring(open + 1, close);
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        String regex = colon < 0 ? use.fallback : inside.substring(colon + 1);
        if (name.isEmpty() || regex.isEmpty()) {
            throw new ConfigurationException("missing name or pattern in \"" + template.substring(open, close + 1)
                    + "\", expected {name} or {name:regex}");
        }
        return "(?:" + regex + ")";
    }

    private static ConfigurationException unbalanced(String template) {
        return new ConfigurationException("unbalanced braces in \"" + template + '"');
    }
}
