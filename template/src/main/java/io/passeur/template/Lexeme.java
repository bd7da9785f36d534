package io.passeur.template;

/**
 * The smallest unit of a template.
 *
 * @param text the value of a string; otherwise the text as written
 * @param line counted from 1
 */
record Lexeme(Kind kind, String text, int line) {

    enum Kind {
        TEXT,
        OPEN_ACTION,
        CLOSE_ACTION,
        SPACE,
        IDENTIFIER,
        FIELD,
        VARIABLE,
        DOT,
        STRING,
        CHARACTER,
        NUMBER,
        ASSIGN,
        DECLARE,
        PIPE,
        COMMA,
        OPEN,
        CLOSE,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isWord(String word) {
        return kind == Kind.IDENTIFIER && text.equals(word);
    }

    /** For messages. */
    String described() {
        return switch (kind) {
            case END -> "the end of the template";
            case CLOSE_ACTION -> "\"}}\"";
            case OPEN_ACTION -> "\"{{\"";
            case SPACE -> "a space";
            default -> '"' + text + '"';
        };
    }
}
