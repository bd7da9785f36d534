package io.passeur.http.rule;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A string of Go inside a longer text: raw between back-ticks, with escapes between double quotes. */
record GoString(String value, int end) {

    private static final String SIMPLE = "abfnrtv\\\"";
    private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\\"";

    /** @param start where the opening quote stands */
    static GoString at(String text, int start) {
        return text.charAt(start) == '`' ? raw(text, start) : new Reader(text, start).read();
    }

    private static GoString raw(String text, int start) {
        int end = text.indexOf('`', start + 1);
        if (end < 0) {
            throw new RuleSyntaxException(start + 1, "string not terminated, expected a closing back-tick");
        }
        return new GoString(text.substring(start + 1, end).replace("\r", ""), end + 1);
    }

    /** Reads escapes; collects bytes since {@code \xff} is a byte, not a character. */
    private static final class Reader {

        private final String text;
        private final int start;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int position;

        Reader(String text, int start) {
            this.text = text;
            this.start = start;
            this.position = start + 1;
        }

        GoString read() {
            while (true) {
                if (position >= text.length() || text.charAt(position) == '\n') {
                    throw new RuleSyntaxException(start + 1, "string not terminated, expected a closing double quote");
                }
                char c = text.charAt(position);
                if (c == '"') {
                    return new GoString(bytes.toString(StandardCharsets.UTF_8), position + 1);
                }
                if (c == '\\') {
                    escape();
                } else {
                    int codePoint = text.codePointAt(position);
                    character(codePoint);
                    position += Character.charCount(codePoint);
                }
            }
        }

        private void escape() {
            char c = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
            int simple = SIMPLE.indexOf(c);
            if (simple >= 0) {
                bytes.write(MEANING.charAt(simple));
                position += 2;
            } else if (c >= '0' && c <= '7') {
                bytes.write(number(1, 3, 8, 0xff));
            } else if (c == 'x') {
                bytes.write(number(2, 2, 16, 0xff));
            } else if (c == 'u' || c == 'U') {
                character(number(2, c == 'u' ? 4 : 8, 16, Character.MAX_CODE_POINT));
            } else {
                throw unknown();
            }
        }

        private void character(int codePoint) {
            bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }

        /** The number of an escape, whose digits begin {@code skip} characters from here; moves behind it. */
        private int number(int skip, int digits, int radix, int max) {
            long number = 0;
            for (int i = 0; i < digits; i++) {
                int at = position + skip + i;
                int digit = at < text.length() ? Character.digit(text.charAt(at), radix) : -1;
                if (digit < 0) {
                    throw unknown();
                }
                number = number * radix + digit;
            }
            if (number > max || max > 0xff && number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE) {
                throw unknown();
            }
            position += skip + digits;
            return (int) number;
        }

        private RuleSyntaxException unknown() {
            String escape = text.substring(position, Math.min(position + 2, text.length()));
            return new RuleSyntaxException(
                    position + 1,
                    "unknown escape sequence \"" + escape
                            + "\"; in double quotes a backslash is written \\\\, in back-ticks it stands for itself");
        }
    }
}
