package io.passeur.http.rule;

/**
 * Parses the rules of routers.
 *
 * <p>A rule has at most {@value #MAX_LENGTH} characters, and parentheses and {@code !} are nested at most
 * {@value #MAX_DEPTH} deep.
 */
public final class RuleParser {

    static final int MAX_LENGTH = 65_536;
    static final int MAX_DEPTH = 100;

    private final MatcherRegistry matchers;

    public RuleParser(MatcherRegistry matchers) {
        this.matchers = matchers;
    }

    /** @throws RuleSyntaxException if the rule cannot be read or a matcher refuses its arguments */
    public Rule parse(String rule, RuleSyntax syntax) {
        if (rule.length() > MAX_LENGTH) {
            throw new RuleSyntaxException(
                    MAX_LENGTH + 1, "rule has " + rule.length() + " characters, expected at most " + MAX_LENGTH);
        }
        return new RuleReader(rule, syntax, matchers).read();
    }
}
