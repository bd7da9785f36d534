package io.passeur.resolver.acme.challenge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What an authority checks.
 *
 * @param domain without {@code *.}
 * @param authorization the token and the fingerprint of the account's key
 */
public record Proof(String domain, String token, String authorization) {

    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
