package io.passeur.entrypoint;

import java.nio.charset.StandardCharsets;

/** Percent-escapes of single octets. */
final class Escapes {

    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private Escapes() {}

    /** The octet that the escape at {@code at} encodes, or -1 if there is no complete escape. */
    static int octet(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = digit(text.charAt(at + 1));
        int low = digit(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    static void append(StringBuilder out, int octet) {
        out.append('%').append(DIGITS[octet >> 4]).append(DIGITS[octet & 0xF]);
    }

    /** Escapes what is not ASCII. Characters of targets stand for octets; others, which nobody sent, are encoded in UTF-8. */
    static void appendRaw(StringBuilder out, int codePoint) {
        if (codePoint <= 0xFF) {
            append(out, codePoint);
            return;
        }
        for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            append(out, octet & 0xFF);
        }
    }

    /** Escapes the characters that are not ASCII; returns {@code text} itself if there are none. */
    static String encode(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 128) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, at);
        text.codePoints().skip(at).forEach(codePoint -> {
            if (codePoint < 128) {
                out.append((char) codePoint);
            } else {
                appendRaw(out, codePoint);
            }
        });
        return out.toString();
    }
}
