package io.passeur.template;

import java.util.ArrayList;
import java.util.List;

/** Splits a template into text and the lexemes of its actions. Drops comments and applies trim markers. */
final class TemplateLexer {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final String name;
    private final String text;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private final ActionLexer action;
    private int position;
    private boolean trimNext;

    TemplateLexer(String name, String text) {
        this.name = name;
        this.text = text;
        this.action = new ActionLexer(name, text, lexemes);
    }

    List<Lexeme> lexemes() {
        while (position < text.length()) {
            int open = text.indexOf(OPEN, position);
            if (open < 0) {
                addText(text.length(), false);
                break;
            }
            boolean trimmed = isTrimMarker(open + 2);
            addText(open, trimmed);
            inside(open, open + (trimmed ? 3 : 2));
        }
        lexemes.add(new Lexeme(Lexeme.Kind.END, "", action.lineAt(text.length())));
        return lexemes;
    }

    private boolean isTrimMarker(int at) {
        return at + 1 < text.length() && text.charAt(at) == '-' && isSpace(text.charAt(at + 1));
    }

    private void addText(int to, boolean trimEnd) {
        int start = position;
        int end = to;
        while (trimNext && start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (trimEnd && end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            lexemes.add(new Lexeme(Lexeme.Kind.TEXT, text.substring(start, end), action.lineAt(start)));
        }
        position = to;
        trimNext = false;
    }

    private void inside(int open, int start) {
        int first = start < text.length() && isSpace(text.charAt(start)) && start == open + 3 ? start + 1 : start;
        if (text.startsWith("/*", first)) {
            comment(open, first);
            return;
        }
        lexemes.add(new Lexeme(Lexeme.Kind.OPEN_ACTION, OPEN, action.lineAt(open)));
        int end = action.read(open, start);
        trimNext = !text.startsWith(CLOSE, end);
        position = end + (trimNext ? 4 : 2);
        lexemes.add(new Lexeme(Lexeme.Kind.CLOSE_ACTION, CLOSE, action.lineAt(end)));
    }

    private void comment(int open, int start) {
        int end = text.indexOf("*/", start + 2);
        if (end < 0) {
            throw new TemplateException(name, action.lineAt(open), "unclosed comment, expected \"*/}}\"");
        }
        end += 2;
        if (!ActionLexer.isClosing(text, end)) {
            throw new TemplateException(
                    name, action.lineAt(end), "comment ends before closing delimiter, expected \"*/}}\" or \"*/ -}}\"");
        }
        trimNext = !text.startsWith(CLOSE, end);
        position = end + (trimNext ? 4 : 2);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
