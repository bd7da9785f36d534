package io.passeur.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Adler32;

/** Base64, base32 and digests. */
final class EncodingFunctions {

    private EncodingFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("b64enc", 1, args -> Base64.getEncoder().encodeToString(Utf8.bytes(args.text(0))));
        table.add("b64dec", 1, args -> decoded(args.text(0)));
        table.add("b32enc", 1, args -> Base32.encoded(Utf8.bytes(args.text(0))));
        table.add("b32dec", 1, args -> new String(Base32.decoded(args.text(0)), StandardCharsets.UTF_8));
        table.add("adler32sum", 1, args -> adler32(args.text(0)));
        table.add("sha1sum", 1, args -> digest("SHA-1", args.text(0)));
        table.add("sha256sum", 1, args -> digest("SHA-256", args.text(0)));
        table.add("sha512sum", 1, args -> digest("SHA-512", args.text(0)));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new FunctionFailure("illegal base64 data: " + e.getMessage());
        }
    }

    private static String adler32(String text) {
        Adler32 sum = new Adler32();
        sum.update(Utf8.bytes(text));
        return Long.toString(sum.getValue());
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Utf8.bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is missing (expected: in every JDK)", e);
        }
    }
}
