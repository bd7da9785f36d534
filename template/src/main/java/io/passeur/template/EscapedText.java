package io.passeur.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text of which some bytes are written {@code %2F} in URLs. */
final class EscapedText {

    private static final String PLAIN = "$&+,/:;=@-._~!*'()";

    private EscapedText() {}

    static String decoded(String text) {
        byte[] bytes = Utf8.bytes(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out.write(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new FunctionFailure("unable to parse url: invalid URL escape in " + text);
            }
            out.write(high * 16 + low);
            i += 2;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Escapes what a path cannot hold. */
    static String path(String text) {
        BoundedText out = new BoundedText();
        for (byte b : Utf8.bytes(text)) {
            boolean plain = b > 0 && (Character.isLetterOrDigit(b) || PLAIN.indexOf(b) >= 0);
            out.append(plain ? Character.toString(b) : String.format("%%%02X", b & 0xff));
        }
        return out.toString();
    }
}
