package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spec.TlsOptionsSpec;
import io.passeur.spec.TlsOptionsSpec.ClientAuthSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.testing.CertificateAuthority;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsOptionsTest {

    private static final List<String> ALPN = List.of("h2", "http/1.1");

    private static TlsOptionsSpec spec(String key, String value) {
        List<String> list = List.of(value.split(" "));
        return new TlsOptionsSpec(
                key.equals("minVersion") ? value : "",
                key.equals("maxVersion") ? value : "",
                key.equals("cipherSuites") ? list : List.of(),
                key.equals("curvePreferences") ? list : List.of(),
                clientAuth(key, value),
                false,
                key.equals("alpnProtocols") ? list : ALPN,
                false,
                key.equals("preferServerCipherSuites"));
    }

    private static @Nullable ClientAuthSpec clientAuth(String key, String value) {
        return switch (key) {
            case "clientAuthType" -> new ClientAuthSpec(List.of(), value);
            case "caFiles" -> new ClientAuthSpec(List.of(value), "");
            default -> null;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minVersion | TLS12 | minVersion: \"TLS12\" is not a TLS version (expected: VersionTLS10 to VersionTLS13",
                "minVersion | VersionTLS21 | did you mean \"VersionTLS",
                "maxVersion | VersionTLS11 | maxVersion: VersionTLS11 cannot be used because the security property jdk.tls.disabledAlgorithms",
                "maxVersion | 1.3 | maxVersion: \"1.3\" is not",
                "cipherSuites | TLS_FOO | cipherSuites: invalid CipherSuite: \"TLS_FOO\"",
                "cipherSuites | TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA265 | did you mean \"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\"",
                "curvePreferences | CurveP225 | curvePreferences: \"CurveP225\" is unknown (expected: some of CurveP256, ",
                "curvePreferences | CurveP225 | did you mean \"CurveP2",
                "alpnProtocols | h2 http/1.2 | alpnProtocols: \"http/1.2\" is unknown (expected: some of h2, http/1.1",
                "clientAuthType | Always | clientAuth.clientAuthType: \"Always\" is unknown (expected: one of NoClientCert, ",
                "clientAuthType | RequireAndVerifyClientCert | clientAuth.caFiles: empty (expected",
                "clientAuthType | VerifyClientCertIfGiven | clientAuth.caFiles: empty (expected",
                "caFiles | /none/ca.pem | clientAuth.caFiles: the file \"/none/ca.pem\" does not exist (expected: a PEM file",
            })
    void refused(String key, String value, String message) {
        assertThatThrownBy(() -> TlsOptions.compile("o@file", spec(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void minAboveMax() {
        TlsOptionsSpec spec = new TlsOptionsSpec(
                "VersionTLS13", "VersionTLS12", List.of(), List.of(), null, false, ALPN, false, false);
        assertThatThrownBy(() -> TlsOptions.compile("o", spec))
                .hasMessage(
                        "minVersion: \"VersionTLS13\" is newer than maxVersion \"VersionTLS12\" (expected: the same version or an older one)");
    }

    @Test
    void warnings() {
        assertThat(TlsOptions.compile("o", spec("minVersion", "VersionTLS10")).warnings())
                .singleElement()
                .asString()
                .startsWith("minVersion: VersionTLS10 and VersionTLS11 are ignored because the security property");
        assertThat(TlsOptions.compile("o", spec("preferServerCipherSuites", "")).warnings())
                .singleElement()
                .asString()
                .startsWith("preferServerCipherSuites: has no effect");
        assertThat(TlsOptions.standard().warnings()).isEmpty();
    }

    /** Newer runtimes may have them. */
    @Test
    void hybridGroups() {
        try {
            TlsOptions.compile("o", spec("curvePreferences", "X25519MLKEM768"));
        } catch (ConfigurationException e) {
            assertThat(e)
                    .hasMessageStartingWith("curvePreferences: this Java runtime (")
                    .hasMessageContaining("supports none of X25519MLKEM768 (expected: some of x25519");
            assertThat(TlsOptions.compile("o", spec("curvePreferences", "X25519MLKEM768 X25519"))
                            .warnings())
                    .singleElement()
                    .asString()
                    .startsWith("curvePreferences: X25519MLKEM768 is ignored: this Java runtime");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "curvePreferences, CurveP256 CurveP384 CurveP521 X25519 secp256r1",
        "cipherSuites, TLS_AES_128_GCM_SHA256",
        "cipherSuites, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
        "clientAuthType, NoClientCert",
        "clientAuthType, RequireAnyClientCert",
    })
    void accepted(String key, String value) {
        assertThat(TlsOptions.compile("o", spec(key, value)).isUsable()).isTrue();
    }

    @Test
    void authoritiesMayBeInlined() {
        String pem = CertificateAuthority.root("a").pem();
        assertThat(TlsOptions.compile("o", spec("caFiles", pem)).isUsable()).isTrue();
    }

    @Test
    void equalByName() {
        assertThat(TlsOptions.standard())
                .isEqualTo(TlsOptions.compile("default", spec("minVersion", "VersionTLS13")))
                .isNotEqualTo(TlsOptions.unusable("other"));
        assertThat(TlsOptions.unusable("o").isUsable()).isFalse();
    }
}
