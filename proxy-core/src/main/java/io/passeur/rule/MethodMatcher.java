package io.passeur.rule;

/** {@code Method}: the method, in upper case. */
record MethodMatcher(String method) implements Matcher {

    @Override
    public boolean matches(RuleInput input) {
        return method.equals(input.method());
    }

    @Override
    public String found(RuleInput input) {
        return "method is " + Words.quoted(input.method());
    }
}
