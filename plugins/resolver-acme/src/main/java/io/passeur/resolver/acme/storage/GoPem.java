package io.passeur.resolver.acme.storage;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates and keys as text: PKCS#1 for RSA and SEC 1 for elliptic curves, as Go's tools expect them. */
public final class GoPem {

    private GoPem() {}

    public static String of(List<X509Certificate> chain) throws GeneralSecurityException, IOException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : chain) {
            text.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return text.toString();
    }

    public static String of(KeyPair pair) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        if (pair.getPrivate() instanceof ECPrivateKey key) {
            SubjectPublicKeyInfo publicKey =
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
            // The JDK omits the curve, which Go needs.
            var full = new org.bouncycastle.asn1.sec.ECPrivateKey(
                    key.getParams().getOrder().bitLength(),
                    key.getS(),
                    publicKey.getPublicKeyData(),
                    info.getPrivateKeyAlgorithm().getParameters());
            return block("EC PRIVATE KEY", full.getEncoded());
        }
        return block("RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());
    }

    private static String block(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString().replace("\r\n", "\n");
    }

    /** All certificates in the text, in its order. */
    public static List<X509Certificate> certificates(String text) throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof X509CertificateHolder holder) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        }
        return chain;
    }

    /** The first private key in the text. */
    public static PrivateKey key(String text) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (object instanceof PrivateKeyInfo info) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
            }
        }
        throw new PEMException("no private key (expected: a PEM block such as PRIVATE KEY, without a password)");
    }

    /** Whether the key matches the certificate. */
    static boolean isPair(PublicKey publicKey, PrivateKey key) throws GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa && publicKey instanceof java.security.interfaces.RSAPublicKey other) {
            return rsa.getModulus().equals(other.getModulus());
        }
        java.security.Signature signature = java.security.Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        byte[] proof = signature.sign();
        signature.initVerify(publicKey);
        return signature.verify(proof);
    }

    /** An account's key in the form of {@code acme.json}. */
    public static String accountKey(KeyPair pair) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        return Base64.getEncoder()
                .encodeToString(info.parsePrivateKey().toASN1Primitive().getEncoded());
    }

    /** @throws GeneralSecurityException if it is no RSA key */
    public static KeyPair accountKey(String base64) throws GeneralSecurityException {
        try {
            RSAPrivateKey key = RSAPrivateKey.getInstance(Base64.getDecoder().decode(base64));
            BigInteger modulus = key.getModulus();
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(modulus, key.getPublicExponent())),
                    factory.generatePrivate(new java.security.spec.RSAPrivateCrtKeySpec(
                            modulus,
                            key.getPublicExponent(),
                            key.getPrivateExponent(),
                            key.getPrime1(),
                            key.getPrime2(),
                            key.getExponent1(),
                            key.getExponent2(),
                            key.getCoefficient())));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not a PKCS#1 key in Base64", e);
        }
    }
}
