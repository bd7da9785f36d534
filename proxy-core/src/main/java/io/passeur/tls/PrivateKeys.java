package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Reads private keys from PEM text: PKCS#8, and the older forms of RSA (PKCS#1) and EC (SEC1) keys. */
public final class PrivateKeys {

    private PrivateKeys() {}

    /**
     * The first key of the text; other blocks are skipped.
     *
     * @throws ConfigurationException if there is none, or it is encrypted or malformed; its message never shows the key
     */
    public static PrivateKey parse(PemText pem) {
        for (PemObject block : PemBlocks.of(pem)) {
            if (block.getType().endsWith("PRIVATE KEY")) {
                if (isEncrypted(block)) {
                    throw new ConfigurationException(
                            "the private key of %s is encrypted (expected: a key without a password; openssl pkey -in old.key -out new.key)"
                                    .formatted(pem));
                }
                return key(pem, block);
            }
        }
        throw new ConfigurationException(
                "%s contains no private key (expected: PEM with a PRIVATE KEY block)".formatted(pem));
    }

    private static boolean isEncrypted(PemObject block) {
        if (block.getType().contains("ENCRYPTED")) {
            return true;
        }
        for (Object header : block.getHeaders()) {
            if (((PemHeader) header).getValue().contains("ENCRYPTED")) {
                return true;
            }
        }
        return false;
    }

    private static PrivateKey key(PemText pem, PemObject block) {
        try (PEMParser parser = new PEMParser(new StringReader(text(block)))) {
            Object parsed = parser.readObject();
            PrivateKeyInfo info =
                    parsed instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) parsed;
            return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (IOException | RuntimeException e) {
            throw new ConfigurationException(
                    "the private key of %s cannot be used: it is malformed, or its algorithm is unknown to this Java runtime"
                            .formatted(pem),
                    e);
        }
    }

    private static String text(PemObject block) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(block);
        }
        return text.toString();
    }
}
