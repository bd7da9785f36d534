package io.passeur.resolver.acme.testing;

import io.passeur.resolver.acme.config.KeyType;
import io.passeur.resolver.acme.storage.GoPem;
import io.passeur.resolver.acme.storage.StoredCertificate;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Self-signed certificates. */
public final class SelfSignedCertificates {

    private SelfSignedCertificates() {}

    public static X509Certificate selfSigned(KeyPair keys, Instant from, Instant to, List<String> names)
            throws Exception {
        X500Name subject = new X500Name("CN=" + names.get(0));
        GeneralName[] alternatives = names.stream()
                .map(name ->
                        new GeneralName(name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.valueOf(from.toEpochMilli()),
                Date.from(from),
                Date.from(to),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    public static StoredCertificate stored(Instant from, Instant to, String... names) throws Exception {
        KeyPair keys = KeyType.EC256.generate();
        X509Certificate certificate = selfSigned(keys, from, to, List.of(names));
        return new StoredCertificate(List.of(names), GoPem.of(List.of(certificate)), GoPem.of(keys));
    }
}
