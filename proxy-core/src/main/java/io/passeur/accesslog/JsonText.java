package io.passeur.accesslog;

import java.nio.charset.StandardCharsets;

/** Strings as Go's JSON encoder writes them: what means something in HTML is escaped too. */
final class JsonText {

    /** What follows the backslash; 0 for characters that stand for themselves, 'u' for those that become a number. */
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

    /** Writes the text with its quotation marks. */
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

    /** The length of the beginning that needs no escape. */
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

    /** Half of a pair that is written as two. */
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
