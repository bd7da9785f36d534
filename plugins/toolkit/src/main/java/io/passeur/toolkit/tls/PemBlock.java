package io.passeur.toolkit.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between {@code BEGIN} and {@code END}.
 *
 * @param type {@code CERTIFICATE}, {@code PRIVATE KEY} and others
 * @param body headers and Base64
 */
record PemBlock(String type, String body) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*+(?:-(?!----)[^-]*+)*+)-----END \\1-----");

    static List<PemBlock> parse(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new PemBlock(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    boolean isCertificate() {
        return type.equals("CERTIFICATE") || type.equals("X509 CERTIFICATE");
    }

    boolean isKey() {
        return type.endsWith("PRIVATE KEY");
    }

    boolean isEncryptedKey() {
        return isKey() && (type.contains("ENCRYPTED") || body.contains("ENCRYPTED"));
    }

    /** @throws IllegalArgumentException if the body is not Base64 */
    byte[] content() {
        return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    }

    /** Without the body, which may be secret. */
    @Override
    public String toString() {
        return "PEM block " + type;
    }
}
