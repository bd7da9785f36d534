package io.passeur.template;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Go counts and compares text in bytes of UTF-8. */
final class Utf8 {

    private Utf8() {}

    static int length(String text) {
        return bytes(text).length;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes between two positions, as text. */
    static String slice(String text, long from, long to) {
        byte[] bytes = bytes(text);
        if (from < 0 || to > bytes.length || from > to) {
            throw new FunctionFailure(
                    "slice " + from + ":" + to + " out of range, text has " + bytes.length + " bytes");
        }
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }

    static int compare(String a, String b) {
        return Arrays.compareUnsigned(bytes(a), bytes(b));
    }
}
