package io.passeur.testing;

import io.passeur.tls.KeyMaterial;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for a test. Its keys use the curve P-256. */
public final class CertificateAuthority {

    private static final AtomicLong SERIAL = new AtomicLong(1000);
    private static final Duration LIFE = Duration.ofDays(30);

    private final KeyPair keys;
    private final List<X509Certificate> chain;

    private CertificateAuthority(KeyPair keys, List<X509Certificate> chain) {
        this.keys = keys;
        this.chain = chain;
    }

    /** Creates a root authority. */
    public static CertificateAuthority root(String name) {
        KeyPair keys = newKeys();
        X509v3CertificateBuilder builder =
                builder(new X500Name("CN=" + name), name, keys, Instant.now().plus(LIFE));
        return new CertificateAuthority(keys, List.of(signed(asAuthority(builder), keys)));
    }

    /** Creates an intermediate authority below this one. */
    public CertificateAuthority intermediate(String name) {
        KeyPair theirs = newKeys();
        X509v3CertificateBuilder builder =
                builder(issuer(), name, theirs, Instant.now().plus(LIFE));
        return new CertificateAuthority(theirs, onTopOfChain(signed(asAuthority(builder), keys)));
    }

    /** The authority's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The authority's own certificate as PEM. */
    public String pem() {
        return Pem.of(certificate());
    }

    /**
     * Issues a certificate for servers and clients.
     *
     * @param names DNS names, IP addresses and URIs; the first one is also the common name
     */
    public KeyMaterial issue(String... names) {
        return issue(newKeys(), Instant.now().plus(LIFE), names);
    }

    /** As {@link #issue(String...)}, but the certificate expired an hour ago. */
    public KeyMaterial issueExpired(String... names) {
        return issue(newKeys(), Instant.now().minus(Duration.ofHours(1)), names);
    }

    /** As {@link #issue(String...)}, for a key of any kind. */
    public KeyMaterial issue(KeyPair theirs, Instant end, String... names) {
        try {
            X509v3CertificateBuilder builder = builder(issuer(), names[0], theirs, end);
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
            List<X509Certificate> withChain = onTopOfChain(signed(builder, keys));
            // Peers already have the root certificate.
            return new KeyMaterial(theirs.getPrivate(), withChain.subList(0, withChain.size() - 1));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X500Name issuer() {
        return new X500Name(certificate().getSubjectX500Principal().getName());
    }

    private List<X509Certificate> onTopOfChain(X509Certificate certificate) {
        List<X509Certificate> longer = new ArrayList<>(List.of(certificate));
        longer.addAll(chain);
        return longer;
    }

    private static GeneralNames alternatives(String... names) {
        GeneralName[] alternatives = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
            int kind = name.contains("://")
                    ? GeneralName.uniformResourceIdentifier
                    : address ? GeneralName.iPAddress : GeneralName.dNSName;
            alternatives[i] = new GeneralName(kind, name);
        }
        return new GeneralNames(alternatives);
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, String name, KeyPair theirs, Instant end) {
        String common = name.replace(",", "\\,").replace("=", "\\=");
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIAL.incrementAndGet()),
                Date.from(end.minus(LIFE.plusDays(1))),
                Date.from(end),
                new X500Name("CN=" + common),
                theirs.getPublic());
    }

    private static X509v3CertificateBuilder asAuthority(X509v3CertificateBuilder builder) {
        try {
            return builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair by) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
