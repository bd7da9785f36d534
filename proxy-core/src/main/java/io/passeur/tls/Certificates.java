package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;

/** Reads certificates from PEM text. */
public final class Certificates {

    private Certificates() {}

    /**
     * All certificates in the order of the text; other blocks are skipped.
     *
     * @throws ConfigurationException if there is none, or one is malformed
     */
    public static List<X509Certificate> parse(PemText pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemObject block : PemBlocks.of(pem)) {
            if (block.getType().equals("CERTIFICATE") || block.getType().equals("X509 CERTIFICATE")) {
                certificates.add(certificate(pem, certificates.size() + 1, block.getContent()));
            }
        }
        if (certificates.isEmpty()) {
            throw new ConfigurationException(
                    "%s contains no certificate (expected: PEM with CERTIFICATE blocks)".formatted(pem));
        }
        return certificates;
    }

    private static X509Certificate certificate(PemText pem, int number, byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new ConfigurationException(
                    "certificate %d of %s is invalid: %s".formatted(number, pem, e.getMessage()), e);
        }
    }
}
