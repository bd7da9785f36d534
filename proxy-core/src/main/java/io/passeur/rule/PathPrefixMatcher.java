package io.passeur.rule;

/** {@code PathPrefix}: how the path's text begins; {@code /a} matches {@code /ab} as well. */
record PathPrefixMatcher(String prefix) implements Matcher {

    @Override
    public boolean matches(RuleInput input) {
        return input.routingPath().startsWith(prefix);
    }

    @Override
    public String found(RuleInput input) {
        return Words.path(input);
    }
}
