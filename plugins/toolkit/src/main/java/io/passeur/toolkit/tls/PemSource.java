package io.passeur.toolkit.tls;

import io.passeur.spi.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The PEM blocks that one setting leads to.
 *
 * @param setting the key of the setting, for messages
 * @param name the path as written, or words for PEM text
 */
record PemSource(String setting, String name, List<PemBlock> blocks) {

    private static final String BEGIN = "-----BEGIN";

    /** @param written a path, or PEM text */
    static PemSource read(String setting, String written) {
        if (written.contains(BEGIN)) {
            return new PemSource(setting, "the given text", PemBlock.parse(written));
        }
        try {
            return new PemSource(setting, written, PemBlock.parse(Files.readString(Path.of(written))));
        } catch (IOException | InvalidPathException e) {
            throw new ConfigurationException(setting + ": " + written + " cannot be read: " + e, e);
        }
    }

    List<X509Certificate> certificates() {
        List<X509Certificate> found = new ArrayList<>();
        for (PemBlock block : blocks) {
            if (block.isCertificate()) {
                found.add(certificate(block));
            }
        }
        if (found.isEmpty()) {
            throw refused("there is no certificate in " + name + " (expected: PEM)", null);
        }
        return found;
    }

    private X509Certificate certificate(PemBlock block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.content()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refused("a certificate in " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The first one; other blocks are skipped. No message shows any of it. */
    PrivateKey privateKey() {
        for (PemBlock block : blocks) {
            if (block.isEncryptedKey()) {
                throw refused(
                        "the private key in " + name
                                + " is encrypted (expected: without a password; openssl pkey -in old.key -out new.key)",
                        null);
            }
            if (block.isKey()) {
                return privateKey(block);
            }
        }
        throw refused("there is no private key in " + name + " (expected: PEM)", null);
    }

    private PrivateKey privateKey(PemBlock block) {
        try {
            return PrivateKeyForm.decode(block.type(), block.content());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw refused("the private key in " + name + " is broken, or of a kind that this Java runtime lacks", e);
        }
    }

    private ConfigurationException refused(String reason, @Nullable Exception cause) {
        String message = setting + ": " + reason;
        return cause == null ? new ConfigurationException(message) : new ConfigurationException(message, cause);
    }
}
