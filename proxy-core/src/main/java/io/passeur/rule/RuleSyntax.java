package io.passeur.rule;

/** The two rule languages: that of Traefik 3, and that of Traefik 2 by {@code ruleSyntax}. */
public enum RuleSyntax {
    V3,
    V2
}
