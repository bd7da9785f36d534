package io.passeur.http.service;

import io.passeur.balance.Fnv;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names and values of sticky cookies, the same as Traefik's, so that sessions survive a migration in both directions. */
final class SessionHashes {

    private SessionHashes() {}

    /** The default name of a service's cookie. */
    static String cookieName(String service) {
        return "_" + digest("SHA-1", "_TRAEFIK_BACKEND_" + service).substring(0, 5);
    }

    /** The value that stands for a server's URL or a child service's name. */
    static String value(String name) {
        return digest("SHA-256", name).substring(0, 16);
    }

    /** Values that earlier versions of Traefik wrote for the same name. */
    static List<String> legacyValues(String name) {
        String hash = Long.toHexString(Fnv.fnv1(name));
        return List.of(name, hash, Long.toHexString(Fnv.fnv1(hash)));
    }

    private static String digest(String algorithm, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
