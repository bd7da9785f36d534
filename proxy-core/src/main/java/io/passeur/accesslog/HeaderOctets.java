package io.passeur.accesslog;

import java.nio.charset.StandardCharsets;

/** Decodes header values: Jetty reads each byte as a character, but values beyond ASCII are usually UTF-8. */
final class HeaderOctets {

    private static final int ASCII = 0x80;

    private HeaderOctets() {}

    /** The value as UTF-8. */
    static String asMeant(String read) {
        boolean octets = false;
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            if (c > 0xFF) {
                return read;
            }
            octets |= c >= ASCII;
        }
        return octets ? new String(read.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : read;
    }
}
