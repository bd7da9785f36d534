package io.passeur.http.middleware.auth.basic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The name and password that a client sent; {@link #toString} omits the password. */
record Credentials(String name, byte[] password) {

    private static final String SCHEME = "Basic ";

    /** @return null if the header is missing, has another scheme or is malformed */
    static @Nullable Credentials parse(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        byte[] decoded = decode(header.substring(SCHEME.length()));
        int colon = 0;
        while (colon < decoded.length && decoded[colon] != ':') {
            colon++;
        }
        return colon == decoded.length
                ? null
                : new Credentials(
                        new String(decoded, 0, colon, StandardCharsets.UTF_8),
                        Arrays.copyOfRange(decoded, colon + 1, decoded.length));
    }

    private static byte[] decode(String base64) {
        boolean padded = base64.length() % 4 == 0;
        try {
            return padded ? Base64.getDecoder().decode(base64) : new byte[0];
        } catch (IllegalArgumentException e) {
            // Without a colon, the caller treats it as malformed.
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return name + ":***";
    }
}
