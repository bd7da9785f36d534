package io.passeur.template;

import java.util.List;

/** Splits the text between <code>{{</code> and <code>}}</code> into lexemes. */
final class ActionLexer {

    private final String name;
    private final String text;
    private final List<Lexeme> lexemes;
    private int position;
    private int countedTo;
    private int countedLines = 1;

    ActionLexer(String name, String text, List<Lexeme> lexemes) {
        this.name = name;
        this.text = text;
        this.lexemes = lexemes;
    }

    /** Adds the lexemes from {@code start} on; returns the start of the closing delimiter and its trim marker. */
    int read(int open, int start) {
        position = start;
        while (!isClosing(text, position)) {
            if (position >= text.length()) {
                throw failure(lineAt(open), "unclosed action, expected \"}}\"");
            }
            next();
        }
        return position;
    }

    /** Whether <code>}}</code> or <code> -}}</code> starts here. */
    static boolean isClosing(String text, int at) {
        return text.startsWith("}}", at)
                || at < text.length() && TemplateLexer.isSpace(text.charAt(at)) && text.startsWith("-}}", at + 1);
    }

    /** Callers mostly ask in ascending order of positions, which costs one pass over the text in total. */
    int lineAt(int at) {
        if (at < countedTo) {
            countedTo = 0;
            countedLines = 1;
        }
        for (; countedTo < at; countedTo++) {
            countedLines += text.charAt(countedTo) == '\n' ? 1 : 0;
        }
        return countedLines;
    }

    private void next() {
        char c = text.charAt(position);
        if (TemplateLexer.isSpace(c)) {
            space();
            return;
        }
        switch (c) {
            case '=' -> add(Lexeme.Kind.ASSIGN, position + 1);
            case '|' -> add(Lexeme.Kind.PIPE, position + 1);
            case ',' -> add(Lexeme.Kind.COMMA, position + 1);
            case '(' -> add(Lexeme.Kind.OPEN, position + 1);
            case ')' -> add(Lexeme.Kind.CLOSE, position + 1);
            case ':' -> declare();
            case '"', '\'', '`' -> quoted(c);
            case '.' -> dot();
            case '$' -> word(Lexeme.Kind.VARIABLE, position + 1);
            default -> wordOrNumber(c);
        }
    }

    private void space() {
        int end = position;
        while (end < text.length() && TemplateLexer.isSpace(text.charAt(end)) && !isClosing(text, end)) {
            end++;
        }
        add(Lexeme.Kind.SPACE, end);
    }

    private void declare() {
        if (!text.startsWith(":=", position)) {
            throw failure(lineAt(position), "found \":\", expected \":=\"");
        }
        add(Lexeme.Kind.DECLARE, position + 2);
    }

    private void dot() {
        char following = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
        if (following >= '0' && following <= '9') {
            number();
        } else if (isWordPart(following)) {
            word(Lexeme.Kind.FIELD, position + 1);
        } else {
            add(Lexeme.Kind.DOT, position + 1);
            requireEndOfWord();
        }
    }

    private void wordOrNumber(char c) {
        if (c >= '0' && c <= '9' || c == '+' || c == '-') {
            number();
        } else if (isWordPart(c)) {
            word(Lexeme.Kind.IDENTIFIER, position);
        } else {
            throw unexpected();
        }
    }

    private void word(Lexeme.Kind kind, int from) {
        int end = from;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        add(kind, end);
        requireEndOfWord();
    }

    private void number() {
        int end = position + 1;
        while (end < text.length() && isNumberPart(text.charAt(end), text.charAt(end - 1))) {
            end++;
        }
        add(Lexeme.Kind.NUMBER, end);
        requireEndOfWord();
    }

    /** A sign after the exponent's letter is part of the number. */
    private static boolean isNumberPart(char c, char before) {
        boolean exponent = before == 'e' || before == 'E' || before == 'p' || before == 'P';
        return isWordPart(c) || c == '.' || (c == '+' || c == '-') && exponent;
    }

    private void quoted(char quote) {
        QuotedLiteral quoted =
                quote == '`' ? QuotedLiteral.raw(text, position) : QuotedLiteral.interpreted(text, position);
        if (quoted.end() < 0) {
            throw failure(lineAt(position), quoted.value());
        }
        Lexeme.Kind kind = quote == '\'' ? Lexeme.Kind.CHARACTER : Lexeme.Kind.STRING;
        lexemes.add(new Lexeme(kind, quoted.value(), lineAt(position)));
        position = quoted.end();
    }

    private void add(Lexeme.Kind kind, int end) {
        lexemes.add(new Lexeme(kind, text.substring(position, end), lineAt(position)));
        position = end;
    }

    private void requireEndOfWord() {
        boolean ends = position >= text.length()
                || TemplateLexer.isSpace(text.charAt(position))
                || ".,|:)(=".indexOf(text.charAt(position)) >= 0
                || text.startsWith("}}", position);
        if (!ends) {
            throw unexpected();
        }
    }

    private static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private TemplateException unexpected() {
        String found = Character.toString(text.codePointAt(position));
        return failure(lineAt(position), "unexpected \"" + found + "\" in action");
    }

    private TemplateException failure(int line, String message) {
        return new TemplateException(name, line, message);
    }
}
