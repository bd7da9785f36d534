package io.passeur.http.rule;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a valid rule says and its author hardly means. */
public final class RuleHints {

    private static final Pattern HOST_WITH_MORE =
            Pattern.compile("(?i)\\bHost\\s*\\([^)]*[`\"][^`\")]*(?:://|[^:`\"]:\\d+[`\"])");
    private static final Pattern HOST_OF_TRAEFIK_2 = Pattern.compile("(?i)\\bHostRegexp\\s*\\([^)]*\\{[a-z_][\\w-]*:");
    private static final Pattern PATH_OF_TRAEFIK_2 =
            Pattern.compile("(?i)\\bPath(?:Prefix)?\\s*\\([^)]*\\{[a-z_][\\w-]*[:}]");

    private RuleHints() {}

    /** A warning about a rule; empty if there is nothing to say. */
    public static Optional<String> of(String rule, RuleSyntax syntax) {
        if (HOST_WITH_MORE.matcher(rule).find()) {
            return Optional.of("rule: Host takes host names only; with a scheme or a port, it matches no request");
        }
        if (syntax != RuleSyntax.V3) {
            return Optional.empty();
        }
        if (HOST_OF_TRAEFIK_2.matcher(rule).find()) {
            return Optional.of(
                    "rule: {name:pattern} in HostRegexp is of Traefik 2 and matches no host; write the regular"
                            + " expression alone, or set ruleSyntax to \"v2\"");
        }
        return PATH_OF_TRAEFIK_2.matcher(rule).find()
                ? Optional.of("rule: {name} in a path is of Traefik 2 and matches only itself; write PathRegexp, or set"
                        + " ruleSyntax to \"v2\"")
                : Optional.empty();
    }
}
