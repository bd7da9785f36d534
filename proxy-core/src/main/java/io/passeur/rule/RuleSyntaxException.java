package io.passeur.rule;

/** A rule that cannot be read. The message is for the person who wrote it: where, what was found, what was expected. */
public final class RuleSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int column;

    RuleSyntaxException(int column, String message) {
        super("column " + column + ": " + message);
        this.column = column;
    }

    /** Where in the rule, in characters, counted from 1. */
    public int column() {
        return column;
    }
}
