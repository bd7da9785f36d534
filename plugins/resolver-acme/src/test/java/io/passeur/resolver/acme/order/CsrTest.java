package io.passeur.resolver.acme.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.config.KeyType;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsrTest {

    private static final String LONG = "a".repeat(60) + ".com";
    private static final String TOO_LONG = "a".repeat(61) + ".com";

    @ParameterizedTest
    @CsvSource({"EC256,true", "EC384,false", "RSA2048,true"})
    void holdsWhatTheSettingsSay(KeyType type, boolean commonName) throws Exception {
        var keys = type.generate();
        var request = new JcaPKCS10CertificationRequest(
                Csr.of(List.of("a.com", "*.a.com"), List.of("me@a.com"), commonName, keys));
        assertThat(request.getSubject()).hasToString(commonName ? "CN=a.com" : "");
        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(keys.getPublic())))
                .isTrue();
        GeneralNames names =
                GeneralNames.fromExtensions(request.getRequestedExtensions(), Extension.subjectAlternativeName);
        assertThat(names.getNames())
                .extracting(Object::toString)
                .containsExactly("2: a.com", "2: *.a.com", "1: me@a.com");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aNameThatIsTooLongForTheSubjectStandsInTheExtensionOnly(boolean tooLong) throws Exception {
        String name = tooLong ? TOO_LONG : LONG;
        var request =
                new JcaPKCS10CertificationRequest(Csr.of(List.of(name), List.of(), true, KeyType.EC256.generate()));
        assertThat(request.getSubject()).hasToString(tooLong ? "" : "CN=" + name);
    }
}
