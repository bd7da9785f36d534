package io.passeur.rule;

import java.util.List;

/** A matcher with its arguments as somebody wrote it. */
record Clause(String text, Matcher matcher) implements Rule {

    @Override
    public boolean matches(RuleInput input) {
        return matcher.matches(input);
    }

    @Override
    public Explanation explain(RuleInput input) {
        boolean matched = matches(input);
        return new Explanation(text, matched, matched ? "" : found(input), List.of());
    }

    String found(RuleInput input) {
        return matcher.found(input);
    }
}
