package io.passeur.provider.docker.constraint;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.passeur.provider.docker.constraint.Constraint.Both;
import io.passeur.provider.docker.constraint.Constraint.Either;
import io.passeur.provider.docker.constraint.Constraint.Equal;
import io.passeur.provider.docker.constraint.Constraint.Matching;
import io.passeur.provider.docker.constraint.Constraint.Not;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.regex.BoundedPattern;

/** Reads {@code Label(`a`, `b`) && !(LabelRegex(`c`, `^d`) || Label(`e`, `f`))}; {@code &&} binds closer than {@code ||}. */
final class ConstraintParser {

    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    ConstraintParser(String text) {
        this.text = text;
    }

    Constraint parse() {
        Constraint all = either();
        skipSpace();
        if (at < text.length()) {
            throw unexpected("&&, || or the end");
        }
        return all;
    }

    private Constraint either() {
        Constraint left = both();
        while (takes("||")) {
            left = new Either(left, both());
        }
        return left;
    }

    private Constraint both() {
        Constraint left = single();
        while (takes("&&")) {
            left = new Both(left, single());
        }
        return left;
    }

    private Constraint single() {
        if (++depth > DEEPEST) {
            throw unexpected("at most " + DEEPEST + " conditions within each other");
        }
        try {
            if (takes("!")) {
                return new Not(single());
            }
            if (takes("(")) {
                Constraint inner = either();
                demand(")");
                return inner;
            }
            return function();
        } finally {
            depth--;
        }
    }

    private Constraint function() {
        boolean regex = takes("LabelRegex");
        if (!regex && !takes("Label")) {
            throw unexpected("Label(`key`, `value`) or LabelRegex(`key`, `regular expression`)");
        }
        demand("(");
        String key = string();
        demand(",");
        String value = string();
        demand(")");
        return regex ? new Matching(key, pattern(value)) : new Equal(key, value);
    }

    private static Pattern pattern(String regex) {
        try {
            return BoundedPattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new ConfigurationException(
                    "constraints: \"" + regex + "\" is not a regular expression: " + e.getDescription(), e);
        }
    }

    private String string() {
        skipSpace();
        char quote = at < text.length() ? text.charAt(at) : 0;
        if (quote != '`' && quote != '"') {
            throw unexpected("text in `backquotes` or \"quotes\"");
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return value.toString();
            }
            if (c == '\\' && quote == '"' && at + 1 < text.length()) {
                c = text.charAt(++at);
            }
            value.append(c);
        }
        throw unexpected("the closing " + quote);
    }

    private boolean takes(String token) {
        skipSpace();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void demand(String token) {
        if (!takes(token)) {
            throw unexpected(token);
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ConfigurationException unexpected(String expected) {
        String rest = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end";
        return new ConfigurationException("constraints: \"" + text + "\" is not a condition: " + rest + " at character "
                + (at + 1) + " (expected: " + expected + ")");
    }
}
