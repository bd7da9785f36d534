package io.passeur.accesslog;

import java.nio.charset.StandardCharsets;

/** Header text: Jetty reads each byte as a character, but most senders of non-ASCII text mean UTF-8. */
final class HeaderOctets {

    private static final int ASCII = 0x80;

    private HeaderOctets() {}

    /** The text that was meant. */
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
