package io.passeur.rule;

import com.google.re2j.Pattern;

/** {@code HostRegexp}: a pattern that the host in lower case contains. */
record HostRegexpMatcher(Pattern pattern) implements Matcher {

    @Override
    public boolean matches(RuleInput input) {
        return pattern.matcher(input.host()).find();
    }

    @Override
    public String found(RuleInput input) {
        return Words.host(input);
    }
}
