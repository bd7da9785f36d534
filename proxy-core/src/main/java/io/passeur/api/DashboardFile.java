package io.passeur.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of the dashboard. */
record DashboardFile(String contentType, byte[] content, String etag) {

    private static final int ETAG_BYTES = 16;

    static DashboardFile of(String contentType, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String etag = '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
            return new DashboardFile(contentType, content, etag);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
