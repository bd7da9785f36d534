package io.passeur.template;

import java.util.List;

/** Reads the lexemes of a template one by one. */
final class LexemeReader {

    private final String name;
    private final List<Lexeme> lexemes;
    private int position;

    LexemeReader(String name, List<Lexeme> lexemes) {
        this.name = name;
        this.lexemes = lexemes;
    }

    Lexeme peek() {
        return lexemes.get(position);
    }

    /** Never reads past the end. */
    Lexeme next() {
        Lexeme lexeme = peek();
        position += lexeme.is(Lexeme.Kind.END) ? 0 : 1;
        return lexeme;
    }

    Lexeme peekNonSpace() {
        while (peek().is(Lexeme.Kind.SPACE)) {
            position++;
        }
        return peek();
    }

    /** Whether a space precedes the next lexeme. */
    boolean skippedSpace() {
        return position > 0 && lexemes.get(position - 1).is(Lexeme.Kind.SPACE);
    }

    Lexeme nextNonSpace() {
        peekNonSpace();
        return next();
    }

    /** The first lexeme of the action whose opening delimiter is next. */
    Lexeme firstOfAction() {
        int at = position + 1;
        while (lexemes.get(at).is(Lexeme.Kind.SPACE)) {
            at++;
        }
        return lexemes.get(at);
    }

    void closeAction(String in) {
        Lexeme lexeme = nextNonSpace();
        if (!lexeme.is(Lexeme.Kind.CLOSE_ACTION)) {
            throw unexpected(lexeme, "\"}}\" in {{" + in + "}}");
        }
    }

    TemplateException unexpected(Lexeme found, String expected) {
        return new TemplateException(name, found.line(), "unexpected " + found.described() + ", expected " + expected);
    }

    TemplateException failure(String message) {
        return new TemplateException(
                name, lexemes.get(Math.max(0, position - 1)).line(), message);
    }
}
