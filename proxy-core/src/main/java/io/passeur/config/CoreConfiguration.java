package io.passeur.config;

import io.passeur.spi.Default;

/** @param defaultRuleSyntax {@code v3} or {@code v2}, for routers that do not set it */
public record CoreConfiguration(@Default("v3") String defaultRuleSyntax) {

    public CoreConfiguration {
        if (!defaultRuleSyntax.equals("v2") && !defaultRuleSyntax.equals("v3")) {
            throw new IllegalArgumentException("unsupported default rule syntax configuration: \"" + defaultRuleSyntax
                    + "\" (expected: \"v3\" or \"v2\")");
        }
    }
}
