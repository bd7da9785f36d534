package io.passeur.accesslog;

import java.nio.charset.StandardCharsets;

/** Writes strings as Go's JSON encoder does: characters with a meaning in HTML are escaped too. */
final class JsonText {

    /** The character after the backslash; 0 for characters that are not escaped, 'u' for those escaped as a number. */
    private static final byte[] ESCAPES = escapes();

    private static final int ASCII = 0x80;

    private JsonText() {}

    private static byte[] escapes() {
        byte[] escapes = new byte[ASCII];
        for (int c = 0; c < ' '; c++) {
            escapes[c] = 'u';
        }
        "<>&".chars().forEach(c -> escapes[c] = 'u');
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        return escapes;
    }

    /** Writes the text with quotation marks. */
    static void quote(String text, LineBuffer to) {
        to.raw('"');
        int plain = plain(text);
        if (plain == text.length()) {
            to.ascii(text);
        } else {
            escape(text, to);
        }
        to.raw('"');
    }

    /** The length of the prefix that needs no escape. */
    private static int plain(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < ASCII && ESCAPES[text.charAt(i)] == 0) {
            i++;
        }
        return i;
    }

    private static void escape(String text, LineBuffer to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ASCII) {
                ascii(c, to);
            } else if (c == '\u2028' || c == '\u2029') {
                to.ascii("\\u202").raw(c == '\u2028' ? '8' : '9');
            } else if (c == '\uFFFD' || isLonely(text, i)) {
                to.ascii("\\ufffd");
            } else {
                int codePoint = text.codePointAt(i);
                to.raw(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(codePoint) - 1;
            }
        }
    }

    /** One half of a surrogate pair. */
    private static boolean isLonely(String text, int at) {
        return Character.isSurrogate(text.charAt(at)) && Character.charCount(text.codePointAt(at)) == 1;
    }

    private static void ascii(char c, LineBuffer to) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
            to.raw(c);
        } else if (escape == 'u') {
            to.ascii("\\u00").hex(c);
        } else {
            to.raw('\\').raw(escape);
        }
    }
}
