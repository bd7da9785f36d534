package io.passeur.toolkit.json;

import org.jspecify.annotations.Nullable;

/**
 * How a string is written in JSON. All forms escape quotation marks, backslashes and control characters, and write half a
 * surrogate pair, which no UTF-8 text can hold, as {@code \ufffd}.
 */
public enum GoEscapes {

    /** As {@code encoding/json} writes it: {@code <}, {@code >}, {@code &} and the two line separators of Unicode are escaped. */
    HTML("<>&", true, false),

    /** As {@link #HTML}, and the replacement character, which stands for bytes that were not UTF-8, is escaped as well. */
    DECODED("<>&", true, true),

    /** As {@code encoding/json} writes it when it does not care for HTML. */
    PLAIN("", true, false),

    /** For lines of a log: of the short escapes, only {@code \n}, {@code \r} and {@code \t} are used. */
    LOG("\b\f\u007f", false, false);

    private static final int ASCII = 0x80;

    /** The escape for each character of ASCII, or null. */
    private final @Nullable String[] escapes = new @Nullable String[ASCII];

    private final boolean[] isPlain = new boolean[ASCII];
    private final boolean separators;
    private final boolean replacement;

    GoEscapes(String numbered, boolean separators, boolean replacement) {
        for (char c = 0; c < ' '; c++) {
            escapes[c] = number(c);
        }
        escapes['"'] = "\\\"";
        escapes['\\'] = "\\\\";
        escapes['\b'] = "\\b";
        escapes['\f'] = "\\f";
        escapes['\n'] = "\\n";
        escapes['\r'] = "\\r";
        escapes['\t'] = "\\t";
        numbered.chars().forEach(c -> escapes[c] = number((char) c));
        for (int c = 0; c < ASCII; c++) {
            isPlain[c] = escapes[c] == null;
        }
        this.separators = separators;
        this.replacement = replacement;
    }

    private static String number(char c) {
        return "\\u%04x".formatted((int) c);
    }

    /** Writes the text between quotation marks. */
    public void quote(String text, JsonSink to) {
        to.character('"');
        int plain = plain(text);
        if (plain == text.length()) {
            to.ascii(text, 0, plain);
        } else {
            escape(text, plain, to);
        }
        to.character('"');
    }

    /** The length of the beginning that is ASCII and needs no escape; mostly that is all of it. */
    private int plain(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < ASCII && isPlain[text.charAt(i)]) {
            i++;
        }
        return i;
    }

    /** @param plain the length of the beginning that needs no look */
    private void escape(String text, int plain, JsonSink to) {
        int from = 0;
        boolean ascii = true;
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            String escape = c < ASCII ? escapes[c] : beyondAscii(text, i);
            if (escape != null) {
                copy(text, from, i, ascii, to);
                to.ascii(escape, 0, escape.length());
                from = i + 1;
                ascii = true;
            } else {
                ascii &= c < ASCII;
            }
        }
        copy(text, from, text.length(), ascii, to);
    }

    private static void copy(String text, int from, int to, boolean ascii, JsonSink sink) {
        if (from == to) {
            return;
        }
        if (ascii) {
            sink.ascii(text, from, to);
        } else {
            sink.text(text, from, to);
        }
    }

    private @Nullable String beyondAscii(String text, int at) {
        char c = text.charAt(at);
        if (Character.isSurrogate(c)) {
            return isPaired(text, at) ? null : "\\ufffd";
        }
        return switch (c) {
            case '\u2028' -> separators ? "\\u2028" : null;
            case '\u2029' -> separators ? "\\u2029" : null;
            case '\ufffd' -> replacement ? "\\ufffd" : null;
            default -> null;
        };
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** The text between quotation marks. */
    public String quoted(String text) {
        JsonText quoted = new JsonText();
        quote(text, quoted);
        return quoted.toString();
    }
}
