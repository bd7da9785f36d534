package io.passeur.balance;

import java.nio.charset.StandardCharsets;

/** The hash FNV with 64 bits, in both orders of its two steps. */
public final class Fnv {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fnv() {}

    /** FNV-1: multiply, then xor. */
    public static long fnv1(String text) {
        long hash = OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash *= PRIME;
            hash ^= b & 0xff;
        }
        return hash;
    }

    /** FNV-1a: xor, then multiply. */
    static long fnv1a(String text) {
        return fnv1a(OFFSET, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Goes on hashing where {@code hash} ended. */
    static long fnv1a(long hash, byte[] text) {
        long next = hash;
        for (byte b : text) {
            next ^= b & 0xff;
            next *= PRIME;
        }
        return next;
    }
}
