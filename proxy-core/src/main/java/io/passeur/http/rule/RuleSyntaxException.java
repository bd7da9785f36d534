package io.passeur.http.rule;

/** An invalid rule. The message names the column, what was found there, and what was expected. */
public final class RuleSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int column;

    RuleSyntaxException(int column, String message) {
        super("column " + column + ": " + message);
        this.column = column;
    }

    /** The position in the rule in characters, from 1. */
    public int column() {
        return column;
    }
}
