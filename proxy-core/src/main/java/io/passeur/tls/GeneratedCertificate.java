package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The self-signed certificate that is served if there is no better one. Its subject is that of Traefik's certificate,
 * which tools recognize. It is created on first use and kept until the process ends: unlike Traefik's, it survives
 * reloads, so that users who accepted it once need not accept it again.
 */
public final class GeneratedCertificate {

    private static final String SUBJECT = "CN=TRAEFIK DEFAULT CERT";
    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);

    private static @Nullable KeyedCertificate made;

    private GeneratedCertificate() {}

    /** The certificate of the process. The first call takes some hundred milliseconds. */
    public static synchronized KeyedCertificate get() {
        KeyedCertificate certificate = made;
        if (certificate == null || hasExpired(certificate)) {
            certificate = make();
            made = certificate;
        }
        return certificate;
    }

    private static boolean hasExpired(KeyedCertificate certificate) {
        return certificate.leaf().getNotAfter().toInstant().isBefore(Instant.now());
    }

    private static KeyedCertificate make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair keys = generator.generateKeyPair();
            return new KeyedCertificate(
                    List.of(new JcaX509CertificateConverter()
                            .getCertificate(describe(keys)
                                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())))),
                    keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java runtime cannot make a certificate", e);
        }
    }

    private static X509v3CertificateBuilder describe(KeyPair keys) throws IOException {
        SecureRandom random = new SecureRandom();
        Instant now = Instant.now();
        X500Name subject = new X500Name(SUBJECT);
        String name = hex(random) + "." + hex(random) + ".traefik.default";
        return new JcaX509v3CertificateBuilder(
                        subject,
                        new BigInteger(127, random),
                        Date.from(now.minus(CLOCK_DIFFERENCE)),
                        Date.from(now.plus(LIFETIME)),
                        subject,
                        keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                        Extension.keyUsage,
                        true,
                        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.dataEncipherment))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
    }

    private static String hex(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
