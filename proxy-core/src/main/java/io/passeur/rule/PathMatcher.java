package io.passeur.rule;

/** {@code Path}: the whole path. */
record PathMatcher(String path) implements Matcher {

    @Override
    public boolean matches(RuleInput input) {
        return path.equals(input.routingPath());
    }

    @Override
    public String found(RuleInput input) {
        return Words.path(input);
    }
}
