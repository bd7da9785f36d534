package io.passeur.http.rule;

import java.util.List;

/** Rules of the proxy's own matchers. */
final class Rules {

    private static final RuleParser PARSER = new RuleParser(new MatcherRegistry(List.of()));

    private Rules() {}

    static Rule parse(String rule, RuleSyntax syntax) {
        return PARSER.parse(rule, syntax);
    }
}
