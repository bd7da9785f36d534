package io.passeur.accesslog;

import java.nio.charset.StandardCharsets;

/**
 * Text in the common formats. It is written as Traefik does, except that control characters become {@code \x0a} and
 * quotation marks in quoted text become {@code \"}: clients choose this text, and must not be able to forge lines.
 */
final class ClfText {

    private static final int DELETE = 0x7F;

    private ClfText() {}

    /** @param quoted whether the text is within quotation marks */
    static void write(String text, boolean quoted, LineBuffer to) {
        if (isPlain(text, quoted)) {
            to.ascii(text);
            return;
        }
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0 && octet < ' ' || octet == DELETE) {
                to.ascii("\\x").hex(octet);
            } else if (quoted && octet == '"') {
                to.ascii("\\\"");
            } else {
                to.raw(octet);
            }
        }
    }

    private static boolean isPlain(String text, boolean quoted) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= DELETE || quoted && c == '"') {
                return false;
            }
        }
        return true;
    }
}
