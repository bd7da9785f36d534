package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.passeur.spi.ConfigurationException;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMaterialTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("root");

    private static KeyPair keys(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(2048);
        } else if (algorithm.equals("EC")) {
            generator.initialize(256);
        }
        return generator.generateKeyPair();
    }

    private static PemText inline(String text) {
        return PemText.read(text);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, PRIVATE KEY, false", "RSA, RSA PRIVATE KEY, true",
        "EC, PRIVATE KEY, false", "EC, EC PRIVATE KEY, true",
        "Ed25519, PRIVATE KEY, false"
    })
    void readsKeysOfEveryForm(String algorithm, String type, boolean inner) throws Exception {
        KeyPair keys = keys(algorithm);
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        byte[] der = inner
                ? PrivateKeyInfo.getInstance(pkcs8)
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded()
                : pkcs8;
        if (type.equals("EC PRIVATE KEY")) {
            der = withCurve(pkcs8);
        }
        KeyMaterial issued = AUTHORITY.issue(keys, Instant.now().plus(Duration.ofDays(1)), "a.example");

        KeyMaterial read = KeyMaterial.of(inline(Pem.of(issued.chain())), inline(Pem.block(type, der)));

        assertThat(KeyPairs.belongTogether(read.key(), keys.getPublic())).isTrue();
        assertThat(read.leaf()).isEqualTo(issued.leaf());
    }

    /** The JDK leaves the curve out of the inner form; files of OpenSSL have it. */
    private static byte[] withCurve(byte[] pkcs8) throws Exception {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
        var inner = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(info.parsePrivateKey());
        return new org.bouncycastle.asn1.sec.ECPrivateKey(
                        256, inner.getKey(), info.getPrivateKeyAlgorithm().getParameters())
                .getEncoded();
    }

    @Test
    void putsTheKeysOwnCertificateFirstAndIssuersBehindIt() {
        KeyMaterial issued =
                AUTHORITY.intermediate("upper").intermediate("lower").issue("a.example");
        List<X509Certificate> chain = issued.chain();
        String mixed =
                Pem.of(AUTHORITY.certificate()) + Pem.of(chain.get(2)) + Pem.of(chain.get(0)) + Pem.of(chain.get(1));

        KeyMaterial read = KeyMaterial.of(inline(mixed), inline(Pem.of(issued.key())));

        assertThat(read.chain()).containsExactly(chain.get(0), chain.get(1), chain.get(2), AUTHORITY.certificate());
    }

    /** Files that end without a newline are often joined. */
    @Test
    void readsCertificatesWithoutANewlineBetweenThem() {
        KeyMaterial issued = AUTHORITY.intermediate("lower").issue("a.example");
        String joined = Pem.of(issued.chain()).replace("-----END CERTIFICATE-----\n", "-----END CERTIFICATE-----");

        KeyMaterial read = KeyMaterial.of(inline(joined), inline(Pem.of(issued.key())));

        assertThat(joined).contains("-----END CERTIFICATE----------BEGIN CERTIFICATE-----");
        assertThat(read.chain()).isEqualTo(issued.chain());
    }

    @Test
    void readsFilesAndOneFileForBoth(@TempDir Path folder) throws Exception {
        KeyMaterial issued = AUTHORITY.issue("a.example");
        Path file = folder.resolve("both.pem");
        Files.writeString(file, "A comment\n" + Pem.of(issued.key()) + Pem.of(issued.chain()));

        KeyMaterial read = KeyMaterial.of(PemText.read(file.toString()), PemText.read(file.toString()));

        assertThat(read).isEqualTo(issued);
    }

    @Test
    void refusesKeysOfOtherCertificates() {
        KeyMaterial issued = AUTHORITY.issue("a.example");
        KeyMaterial other = AUTHORITY.issue("b.example");
        refused(Pem.of(issued.chain()), Pem.of(other.key()), "matches no certificate");
    }

    @ParameterizedTest
    @CsvSource({"ENCRYPTED PRIVATE KEY, ''", "RSA PRIVATE KEY, 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n'"})
    void refusesEncryptedKeys(String type, String headers) {
        String key = "-----BEGIN %1$s-----\n%2$sAAAA\n-----END %1$s-----\n".formatted(type, headers);
        refused(
                AUTHORITY.pem(),
                key,
                "the private key of inlined PEM is encrypted (expected: a key without a password");
    }

    @Test
    void saysWhatIsWrong() {
        String key = Pem.of(AUTHORITY.issue("a.example").key());
        String certificate = AUTHORITY.pem();
        refused(key, key, "inlined PEM contains no certificate (expected: PEM with CERTIFICATE blocks)");
        refused(
                certificate,
                certificate,
                "inlined PEM contains no private key (expected: PEM with a PRIVATE KEY block)");
        refused(Pem.block("CERTIFICATE", new byte[] {1, 2}), key, "certificate 1 of inlined PEM is invalid");
        refused(
                certificate,
                Pem.block("PRIVATE KEY", new byte[] {1, 2}),
                "the private key of inlined PEM cannot be used");
        refused("-----BEGIN CERTIFICATE-----\nAAAA", key, "inlined PEM is not valid PEM: block 1 is malformed");
        refused("/no/such.pem", key, "the file \"/no/such.pem\" does not exist (expected: a PEM file or PEM text)");
        refused("/", key, "\"/\" cannot be read");
    }

    private static void refused(String certificates, String key, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> KeyMaterial.of(inline(certificates), inline(key)))
                .withMessageContaining(message);
    }

    @Test
    void neverShowsTheText() {
        assertThat(inline(Pem.of(AUTHORITY.issue("a.example").key()))).hasToString("inlined PEM");
    }
}
