package io.passeur.api;

import io.passeur.tls.CertificateNames;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** A certificate as Traefik shows it. */
final class CertificateJson {

    /** Go's names of those that the JDK calls otherwise. */
    private static final Map<String, String> KEY_TYPES = Map.of("EC", "ECDSA", "EdDSA", "Ed25519");

    private CertificateJson() {}

    static JsonObject of(X509Certificate certificate, CertificateStatus status) {
        PublicKey key = certificate.getPublicKey();
        CertificateSubject issuer = CertificateSubject.of(certificate.getIssuerX500Principal());
        CertificateSubject subject = CertificateSubject.of(certificate.getSubjectX500Principal());
        String fingerprint = fingerprint(certificate);
        return new JsonObject()
                .put("name", fingerprint)
                .put("sans", CertificateNames.alternatives(certificate))
                .put("notAfter", certificate.getNotAfter().toInstant().toString())
                .put("notBefore", certificate.getNotBefore().toInstant().toString())
                .put("serialNumber", certificate.getSerialNumber().toString())
                .put("commonName", subject.get("CN"))
                .put("issuerOrg", issuer.get("O"))
                .put("issuerCN", issuer.get("CN"))
                .put("issuerCountry", issuer.get("C"))
                .put("organization", subject.get("O"))
                .put("country", subject.get("C"))
                .put("version", "v" + certificate.getVersion())
                .put("keyType", KEY_TYPES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()))
                .put("keySize", size(key))
                .put("signatureAlgorithm", algorithm(certificate.getSigAlgName()))
                .put("certFingerprint", fingerprint)
                .put("publicKeyFingerprint", sha256(key.getEncoded()))
                .put("status", status.text());
    }

    /** SHA-256 of the whole certificate in hexadecimal digits. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has a written form", e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static int size(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECPublicKey ec ? ec.getParams().getOrder().bitLength() : 0;
    }

    /** {@code SHA256withECDSA} is {@code ECDSA-SHA256} in Go, but {@code SHA256withRSA} is {@code SHA256-RSA}. */
    private static String algorithm(String name) {
        int with = name.toLowerCase(Locale.ROOT).indexOf("with");
        if (with < 0) {
            return name;
        }
        String digest = name.substring(0, with);
        String cipher = name.substring(with + "with".length());
        return cipher.equals("ECDSA") ? cipher + "-" + digest : digest + "-" + cipher;
    }
}
