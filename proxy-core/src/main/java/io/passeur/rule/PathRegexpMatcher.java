package io.passeur.rule;

import com.google.re2j.Pattern;

/** {@code PathRegexp}: a pattern that the path contains. */
record PathRegexpMatcher(Pattern pattern) implements Matcher {

    @Override
    public boolean matches(RuleInput input) {
        return pattern.matcher(input.routingPath()).find();
    }

    @Override
    public String found(RuleInput input) {
        return Words.path(input);
    }
}
