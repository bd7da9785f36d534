package io.passeur.http.forward;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes request targets acceptable to {@link java.net.URI} by percent-encoding the characters that it rejects. */
final class UriText {

    private static final String ALLOWED = "-._~:/?@!$&'()*+,;=%";

    private UriText() {}

    /** Percent-encodes characters that are not allowed, and each {@code %} that does not start an escape. */
    static String escape(String target) {
        StringBuilder escaped = new StringBuilder();
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (isAllowed(c) && !(c == '%' && !isEscape(bytes, i))) {
                escaped.append(c);
            } else {
                escaped.append('%')
                        .append(Integer.toHexString(0x100 | c).substring(1).toUpperCase(Locale.ROOT));
            }
        }
        return escaped.toString();
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length && isHex(bytes[at + 1]) && isHex(bytes[at + 2]);
    }

    private static boolean isHex(byte b) {
        return Character.digit(b, 16) >= 0;
    }
}
