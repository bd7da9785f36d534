package io.passeur.http.rule;

/**
 * A token of a rule.
 *
 * @param value the value of a string; the text of other tokens
 * @param start the position of its first character, from 0
 * @param end the position after its last character
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
