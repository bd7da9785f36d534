package io.passeur.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A quoted literal in a template.
 *
 * @param value the value, or the reason why it cannot be read
 * @param end the position after the closing quote; -1 if it cannot be read
 */
record QuotedLiteral(String value, int end) {

    private static final String SIMPLE = "abfnrtv\\'\"";
    private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\'\"";

    static QuotedLiteral raw(String text, int start) {
        int end = text.indexOf('`', start + 1);
        return end < 0
                ? new QuotedLiteral("unterminated raw quoted string, expected a closing back-tick", -1)
                : new QuotedLiteral(text.substring(start + 1, end), end + 1);
    }

    /** A string in double quotes or a character in single ones. */
    static QuotedLiteral interpreted(String text, int start) {
        char quote = text.charAt(start);
        // Bytes, because \xff stands for one byte.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int position = start + 1;
        while (position < text.length() && text.charAt(position) != '\n') {
            char c = text.charAt(position);
            if (c == quote) {
                return new QuotedLiteral(bytes.toString(StandardCharsets.UTF_8), position + 1);
            }
            int codePoint = text.codePointAt(position);
            int length = c == '\\' ? escape(text, position, bytes) : Character.charCount(codePoint);
            if (length < 0) {
                return new QuotedLiteral("invalid syntax: unknown escape sequence in a quoted string", -1);
            }
            if (c != '\\') {
                write(codePoint, bytes);
            }
            position += length;
        }
        return new QuotedLiteral("unterminated quoted string, expected a closing " + quote, -1);
    }

    /** The length of the escape sequence, or -1. */
    private static int escape(String text, int at, ByteArrayOutputStream bytes) {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            bytes.write(MEANING.charAt(simple));
            return 2;
        }
        int digits = switch (c) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> c >= '0' && c <= '7' ? 3 : 0;
        };
        boolean octal = digits == 3;
        int from = at + (octal ? 1 : 2);
        int number = digits == 0 ? -1 : number(text, from, digits, octal ? 8 : 16);
        if (number < 0 || digits < 4 && number > 0xff) {
            return -1;
        }
        if (digits < 4) {
            bytes.write(number);
        } else {
            write(number, bytes);
        }
        return from + digits - at;
    }

    private static int number(String text, int from, int digits, int radix) {
        long number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number > Character.MAX_CODE_POINT ? -1 : (int) number;
    }

    private static void write(int codePoint, ByteArrayOutputStream bytes) {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }
}
