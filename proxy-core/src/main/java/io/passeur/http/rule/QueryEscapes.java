package io.passeur.http.rule;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keys and values of a query: {@code +} is a space, {@code %XX} a byte, text is UTF-8. */
final class QueryEscapes {

    private static final int INVALID = -1;

    private QueryEscapes() {}

    /** Whether the text between the positions decodes to these bytes. Allocates nothing for a query in ASCII. */
    static boolean equal(String text, int from, int to, byte[] expected) {
        int position = from;
        for (byte wanted : expected) {
            if (position >= to) {
                return false;
            }
            char c = text.charAt(position);
            if (c >= 0x80) {
                return equalSlowly(text, from, to, expected);
            }
            if (byteAt(text, position, to) != (wanted & 0xff)) {
                return false;
            }
            position += c == '%' ? 3 : 1;
        }
        return position == to;
    }

    private static boolean equalSlowly(String text, int from, int to, byte[] expected) {
        return new String(expected, StandardCharsets.UTF_8).equals(decode(text, from, to));
    }

    static boolean valid(String text, int from, int to) {
        for (int at = text.indexOf('%', from); at >= 0 && at < to; at = text.indexOf('%', at + 1)) {
            if (byteAt(text, at, to) == INVALID) {
                return false;
            }
        }
        return true;
    }

    /** The decoded text, or null if an escape is not valid. */
    static @Nullable String decode(String text, int from, int to) {
        if (!valid(text, from, to)) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        int position = from;
        while (position < to) {
            char c = text.charAt(position);
            if (c < 0x80) {
                bytes.write(byteAt(text, position, to));
                position += c == '%' ? 3 : 1;
            } else {
                int length = Character.charCount(text.codePointAt(position));
                bytes.writeBytes(text.substring(position, position + length).getBytes(StandardCharsets.UTF_8));
                position += length;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int byteAt(String text, int position, int to) {
        char c = text.charAt(position);
        if (c == '+') {
            return ' ';
        }
        if (c != '%') {
            return c;
        }
        if (position + 2 >= to) {
            return INVALID;
        }
        int high = hex(text.charAt(position + 1));
        int low = hex(text.charAt(position + 2));
        return high < 0 || low < 0 ? INVALID : high << 4 | low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
