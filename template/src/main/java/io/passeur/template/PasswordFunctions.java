package io.passeur.template;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Hashes of passwords, as {@code basicAuth} takes them, and encryption with a password. */
final class PasswordFunctions {

    private static final int COST = 10;
    private static final int BLOCK = 16;

    private PasswordFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("bcrypt", 1, args -> hashed(args.text(0)));
        table.add("htpasswd", 2, 3, PasswordFunctions::htpasswd);
        table.add("encryptAES", 2, args -> encrypted(args.text(0), args.text(1)));
        table.add("decryptAES", 2, args -> decrypted(args.text(0), args.text(1)));
    }

    private static String hashed(String password) {
        byte[] bytes = Utf8.bytes(password);
        if (bytes.length > BCrypt.Version.VERSION_2A.allowedMaxPwLength) {
            throw new FunctionFailure("the password has " + bytes.length + " bytes (expected: at most "
                    + BCrypt.Version.VERSION_2A.allowedMaxPwLength + " for bcrypt)");
        }
        return new String(BCrypt.with(BCrypt.Version.VERSION_2A).hash(COST, bytes), StandardCharsets.US_ASCII);
    }

    /** Takes the name, the password, and optionally {@code bcrypt} or {@code sha}. */
    private static String htpasswd(FunctionArguments args) {
        String name = args.text(0);
        if (name.contains(":")) {
            throw new FunctionFailure("invalid username: " + name + " (expected: no colon)");
        }
        boolean sha = args.count() > 2 && args.text(2).equals("sha");
        return name + ":" + (sha ? "{SHA}" + sha(args.text(1)) : hashed(args.text(1)));
    }

    private static String sha(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(Utf8.bytes(password));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is missing (expected: in every JDK)", e);
        }
    }

    /** AES in CBC mode; the random initial vector comes first. */
    private static String encrypted(String password, String text) {
        if (text.isEmpty()) {
            return "";
        }
        byte[] vector = new byte[BLOCK];
        new SecureRandom().nextBytes(vector);
        byte[] secret = aes(Cipher.ENCRYPT_MODE, password, vector, Utf8.bytes(text));
        byte[] all = Arrays.copyOf(vector, BLOCK + secret.length);
        System.arraycopy(secret, 0, all, BLOCK, secret.length);
        return Base64.getEncoder().encodeToString(all);
    }

    private static String decrypted(String password, String secret) {
        if (secret.isEmpty()) {
            return "";
        }
        try {
            byte[] all = Base64.getDecoder().decode(secret);
            byte[] vector = Arrays.copyOf(all, BLOCK);
            byte[] rest = Arrays.copyOfRange(all, Math.min(BLOCK, all.length), all.length);
            return new String(aes(Cipher.DECRYPT_MODE, password, vector, rest), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new FunctionFailure("illegal base64 data: " + e.getMessage());
        }
    }

    private static byte[] aes(int mode, String password, byte[] vector, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            byte[] key = Arrays.copyOf(Utf8.bytes(password), 32);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new FunctionFailure("AES: " + e.getMessage());
        }
    }
}
