package io.passeur.http.middleware.headers.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.middleware.headers.clientcert.PassTlsClientCertConfig.Info;
import io.passeur.http.middleware.headers.clientcert.PassTlsClientCertConfig.Issuer;
import io.passeur.http.middleware.headers.clientcert.PassTlsClientCertConfig.Subject;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateInfoTest {

    private static final Subject WHOLE_SUBJECT = new Subject(true, true, true, true, true, true, true, true);
    private static final Issuer WHOLE_ISSUER = new Issuer(true, true, true, true, true, true, true);

    private static KeyPair keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    }

    private static X500Name name(Object... parts) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
        for (int i = 0; i < parts.length; i += 2) {
            builder.addRDN((ASN1ObjectIdentifier) parts[i], (String) parts[i + 1]);
        }
        return builder.build();
    }

    private static X509Certificate certificate(X500Name subject, GeneralName... names) throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name(BCStyle.DC, "org", BCStyle.DC, "cheese", BCStyle.O, "Cheese 2", BCStyle.CN, "Simple Signing CA"),
                new BigInteger("340282366920938463463374607431768211456"),
                new Date(1_500_000_000_000L),
                new Date(1_600_000_000_999L),
                subject,
                keys.getPublic());
        if (names.length > 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static String plain(Info info, X509Certificate... chain) {
        return URLDecoder.decode(new CertificateInfo(info).of(List.of(chain)), StandardCharsets.UTF_8);
    }

    @Test
    void everythingInItsOrder() throws Exception {
        X509Certificate certificate = certificate(
                name(
                        BCStyle.CN, "first",
                        BCStyle.SERIALNUMBER, "42",
                        BCStyle.OU, "Unit",
                        BCStyle.O, "Cheese, Ltd.",
                        BCStyle.L, "Paris",
                        BCStyle.ST, "Île",
                        BCStyle.C, "FR",
                        BCStyle.C, "US",
                        BCStyle.DC, "org",
                        BCStyle.DC, "cheese",
                        BCStyle.CN, "*.last.test"),
                new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://a/b"),
                new GeneralName(GeneralName.iPAddress, "10.0.1.2"),
                new GeneralName(GeneralName.iPAddress, "2001:db8:0:0:1:0:0:0"),
                new GeneralName(GeneralName.rfc822Name, "a@b.test"),
                new GeneralName(GeneralName.dNSName, "b.test"),
                new GeneralName(GeneralName.dNSName, "a.test"));

        assertThat(plain(new Info(true, true, true, true, WHOLE_SUBJECT, WHOLE_ISSUER), certificate))
                .isEqualTo("Subject=\"DC=org,DC=cheese,C=FR,C=US,ST=Île,L=Paris,O=Cheese, Ltd.,OU=Unit,SN=42,"
                        + "CN=*.last.test\";Issuer=\"DC=org,DC=cheese,O=Cheese 2,CN=Simple Signing CA\";"
                        + "SerialNumber=\"340282366920938463463374607431768211456\";NB=\"1500000000\";"
                        + "NA=\"1600000000\";SAN=\"b.test,a.test,a@b.test,10.0.1.2,2001:db8:0:0:1::,spiffe://a/b\"");
    }

    @Test
    void emptyPartsAreLeftOutAndCertificatesAreSeparatedByCommas() throws Exception {
        X509Certificate named = certificate(name(BCStyle.CN, "x"));
        X509Certificate bare = certificate(name(BCStyle.O, "o"));
        Subject commonName = new Subject(false, false, false, false, false, true, false, false);

        assertThat(plain(new Info(false, false, true, false, commonName, null), named, bare, named))
                .isEqualTo("Subject=\"CN=x\",,Subject=\"CN=x\"");
    }

    @Test
    void escapedAsInQueries() throws Exception {
        Subject commonName = new Subject(false, false, false, false, false, true, false, false);

        assertThat(new CertificateInfo(new Info(false, false, false, false, commonName, null))
                        .of(List.of(certificate(name(BCStyle.CN, "*.a-b_c~d e+é")))))
                .isEqualTo("Subject%3D%22CN%3D%2A.a-b_c~d+e%2B%C3%A9%22");
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "2001:0db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    })
    void addressesAreShort(String written, String shown) throws Exception {
        X509Certificate certificate =
                certificate(name(BCStyle.CN, "x"), new GeneralName(GeneralName.iPAddress, written));

        assertThat(plain(new Info(false, false, true, false, null, null), certificate))
                .isEqualTo("SAN=\"" + shown + "\"");
    }
}
