package io.passeur.http.rule;

import java.util.Locale;

/** The two rule languages: that of Traefik 3, and that of Traefik 2 by {@code ruleSyntax}. */
public enum RuleSyntax {
    V3,
    V2;

    /** As users write it: {@code v3}. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
