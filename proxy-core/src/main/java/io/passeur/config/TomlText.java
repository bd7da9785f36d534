package io.passeur.config;

import java.util.ArrayList;
import java.util.List;

/** A position in a TOML document. */
final class TomlText {

    private final String text;
    private int position;
    private int line = 1;

    TomlText(String text) {
        this.text = text;
    }

    int line() {
        return line;
    }

    int position() {
        return position;
    }

    boolean accept(String token) {
        boolean found = text.startsWith(token, position);
        if (found) {
            forward(token.length());
        }
        return found;
    }

    /** Skips spaces, line ends and comments; false at the end of the document. */
    boolean skipBlank() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                skipLine();
            } else if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return true;
            } else {
                forward(1);
            }
        }
        return false;
    }

    void skipSpaces() {
        while (position < text.length() && " \t".indexOf(text.charAt(position)) >= 0) {
            forward(1);
        }
    }

    void skipLine() {
        while (position < text.length() && text.charAt(position) != '\n') {
            forward(1);
        }
    }

    /** A dotted key with bare and quoted parts; empty if there is none. */
    List<String> key() {
        List<String> parts = new ArrayList<>();
        do {
            skipSpaces();
            int start = position;
            char first = position < text.length() ? text.charAt(position) : ' ';
            if (first == '"' || first == '\'') {
                skipScalar();
                parts.add(text.substring(start + 1, Math.max(start + 1, position - 1)));
            } else {
                skipBare();
                if (position == start) {
                    return parts;
                }
                parts.add(text.substring(start, position));
            }
            skipSpaces();
        } while (accept("."));
        return parts;
    }

    /** Skips a string, or anything else up to the next comma, bracket, comment or line end. */
    void skipScalar() {
        for (String quote : List.of("\"\"\"", "'''", "\"", "'")) {
            if (accept(quote)) {
                skipString(quote);
                return;
            }
        }
        while (position < text.length() && ",]}#\r\n".indexOf(text.charAt(position)) < 0) {
            forward(1);
        }
    }

    private void skipBare() {
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position)) || "_-".indexOf(text.charAt(position)) >= 0)) {
            forward(1);
        }
    }

    private void skipString(String quote) {
        boolean escapes = quote.startsWith("\"");
        while (position < text.length() && !text.startsWith(quote, position)) {
            if (quote.length() == 1 && text.charAt(position) == '\n') {
                return;
            }
            forward(escapes && text.charAt(position) == '\\' ? 2 : 1);
        }
        forward(quote.length());
    }

    private void forward(int count) {
        int end = Math.min(text.length(), position + count);
        for (; position < end; position++) {
            if (text.charAt(position) == '\n') {
                line++;
            }
        }
    }
}
