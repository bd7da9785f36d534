package io.passeur.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Checks whether a private and a public key are a pair: it signs with one and verifies with the other. */
final class KeyPairs {

    private static final byte[] SIGNED = "pair".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    static boolean belongTogether(PrivateKey key, PublicKey candidate) {
        if (!key.getAlgorithm().equals(candidate.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
            signature.initSign(key);
            signature.update(SIGNED);
            byte[] signed = signature.sign();
            signature.initVerify(candidate);
            signature.update(SIGNED);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(String key) {
        return switch (key) {
            case "EC" -> "SHA256withECDSA";
            case "RSA", "DSA" -> "SHA256with" + key;
            default -> key;
        };
    }
}
