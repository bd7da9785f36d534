package io.passeur.resolver.acme.order;

import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** The certificate signing request. acme4j's own does not support e-mail addresses. */
final class Csr {

    private static final int LONGEST_COMMON_NAME = 64;

    private Csr() {}

    static byte[] of(List<String> domains, List<String> emails, boolean commonName, KeyPair keys) throws IOException {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
        if (commonName && domains.get(0).length() <= LONGEST_COMMON_NAME) {
            subject.addRDN(BCStyle.CN, domains.get(0));
        }
        List<GeneralName> names = new ArrayList<>();
        domains.forEach(domain -> names.add(new GeneralName(GeneralName.dNSName, domain)));
        emails.forEach(email -> names.add(new GeneralName(GeneralName.rfc822Name, email)));
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        var request = new JcaPKCS10CertificationRequestBuilder(subject.build(), keys.getPublic())
                .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
        String algorithm = keys.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            return request.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new IOException("cannot sign the certificate request: " + e.getMessage(), e);
        }
    }
}
