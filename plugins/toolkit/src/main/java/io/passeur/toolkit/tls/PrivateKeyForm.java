package io.passeur.toolkit.tls;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The forms of private keys. The JDK reads PKCS#8; the older forms of RSA and EC keys become that by a new head. */
final class PrivateKeyForm {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final byte[] VERSION = HexFormat.of().parseHex("020100");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    /** The place of the curve in an EC key: an explicit tag 0. */
    private static final int CURVE = 0xa0;

    private PrivateKeyForm() {}

    /** @param type of the PEM block */
    static PrivateKey decode(String type, byte[] content) throws GeneralSecurityException {
        return switch (type) {
            case "RSA PRIVATE KEY" -> key(pkcs8(RSA, content));
            case "EC PRIVATE KEY" -> key(pkcs8(element(SEQUENCE, join(EC_OID, curve(content))), content));
            default -> key(content);
        };
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        InvalidKeySpecException last = new InvalidKeySpecException("no algorithm fits");
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                last = e;
            }
        }
        throw last;
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, join(VERSION, algorithm, element(OCTETS, key)));
    }

    /** The name of the curve: version and number are skipped, then it comes. */
    private static byte[] curve(byte[] key) throws InvalidKeySpecException {
        int at = content(key, 0);
        while (at < key.length) {
            int begin = content(key, at);
            int end = begin + length(key, at);
            if ((key[at] & 0xff) == CURVE) {
                return Arrays.copyOfRange(key, begin, end);
            }
            at = end;
        }
        throw new InvalidKeySpecException("the key does not name its curve");
    }

    /** Where the content of the element begins. */
    private static int content(byte[] der, int at) {
        return at + 2 + (der[at + 1] < 0 ? der[at + 1] & 0x7f : 0);
    }

    private static int length(byte[] der, int at) {
        int length = der[at + 1];
        if (length >= 0) {
            return length;
        }
        int sum = 0;
        for (int i = 0; i < (length & 0x7f); i++) {
            sum = sum << 8 | der[at + 2 + i] & 0xff;
        }
        return sum;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
