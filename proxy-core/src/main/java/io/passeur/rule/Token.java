package io.passeur.rule;

/**
 * A word of a rule.
 *
 * @param value of a string what it stands for, else the text
 * @param start where it begins, counted from 0
 * @param end behind its last character
 */
record Token(Kind kind, String value, int start, int end) {

    enum Kind {
        NAME,
        STRING,
        OPEN,
        CLOSE,
        COMMA,
        AND,
        OR,
        NOT,
        END
    }

    int column() {
        return start + 1;
    }

    /** For messages. */
    String described() {
        return switch (kind) {
            case END -> "the end of the rule";
            case STRING -> "the string \"" + value + '"';
            default -> '"' + value + '"';
        };
    }
}
