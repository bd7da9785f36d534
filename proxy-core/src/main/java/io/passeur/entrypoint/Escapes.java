package io.passeur.entrypoint;

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
}
