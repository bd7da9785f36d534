package io.passeur.http.rule;

import java.util.ArrayList;
import java.util.List;

/** Cuts a rule into tokens. White space, line breaks too, and Go's comments may stand between them. */
final class RuleLexer {

    private final String text;
    private int position;

    private RuleLexer(String text) {
        this.text = text;
    }

    /** The last token is always {@link Token.Kind#END}. */
    static List<Token> tokens(String text) {
        RuleLexer lexer = new RuleLexer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (tokens.get(tokens.size() - 1).kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        skipSpace();
        if (position == text.length()) {
            return new Token(Token.Kind.END, "", position, position);
        }
        char c = text.charAt(position);
        return switch (c) {
            case '(' -> symbol(Token.Kind.OPEN, "(");
            case ')' -> symbol(Token.Kind.CLOSE, ")");
            case ',' -> symbol(Token.Kind.COMMA, ",");
            case '!' -> symbol(Token.Kind.NOT, "!");
            case '&' -> operator(Token.Kind.AND, "&&");
            case '|' -> operator(Token.Kind.OR, "||");
            case '`', '"' -> string(c);
            default -> Character.isLetter(c) || c == '_' ? name() : unexpected(c);
        };
    }

    private void skipSpace() {
        while (position < text.length()) {
            if (" \t\r\n".indexOf(text.charAt(position)) >= 0) {
                position++;
            } else if (text.startsWith("//", position)) {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", position)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int end = text.indexOf("*/", position + 2);
        if (end < 0) {
            throw new RuleSyntaxException(position + 1, "comment not terminated, expected \"*/\"");
        }
        position = end + 2;
    }

    private Token symbol(Token.Kind kind, String symbol) {
        int start = position;
        position += symbol.length();
        return new Token(kind, symbol, start, position);
    }

    private Token operator(Token.Kind kind, String operator) {
        if (!text.startsWith(operator, position)) {
            throw new RuleSyntaxException(
                    position + 1, "found \"" + text.charAt(position) + "\", expected \"" + operator + '"');
        }
        return symbol(kind, operator);
    }

    private Token name() {
        int start = position;
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
            position++;
        }
        return new Token(Token.Kind.NAME, text.substring(start, position), start, position);
    }

    private Token string(char quote) {
        int start = position;
        GoString string = GoString.at(text, start);
        position = string.end();
        return new Token(Token.Kind.STRING, string.value(), start, position);
    }

    private Token unexpected(char c) {
        if (c == '\'') {
            throw new RuleSyntaxException(
                    position + 1,
                    "found a single quote, expected a string in back-ticks or double quotes, as in Host(`example.com`)");
        }
        String hint = c == ':' ? "; a matcher is written as in Host(`example.com`)" : "";
        String found = text.substring(position, position + Character.charCount(text.codePointAt(position)));
        throw new RuleSyntaxException(
                position + 1,
                "found \"" + found + "\", expected a matcher, a string, \"&&\", \"||\", \"!\" or a parenthesis" + hint);
    }
}
