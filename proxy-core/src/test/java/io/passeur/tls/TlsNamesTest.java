package io.passeur.tls;

import static io.passeur.tls.TlsVersion.TLS_10;
import static io.passeur.tls.TlsVersion.TLS_12;
import static io.passeur.tls.TlsVersion.TLS_13;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.passeur.spi.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsNamesTest {

    @Test
    void readsVersions() {
        assertThat(TlsVersion.parse("VersionTLS12")).isEqualTo(TLS_12);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TlsVersion.parse("VersionTls12"))
                .withMessage("\"VersionTls12\" is not a TLS version (expected: VersionTLS10 to VersionTLS13);"
                        + " did you mean \"VersionTLS12\"?");
    }

    @Test
    void spansVersions() {
        assertThat(TlsVersion.between(null, null)).containsExactly(TLS_12, TLS_13);
        assertThat(TlsVersion.between(null, TLS_10)).containsExactly(TLS_10);
        assertThat(TlsVersion.between(TLS_13, null)).containsExactly(TLS_13);
        assertThat(TlsVersion.between(TLS_13, TLS_12)).isEmpty();
    }

    @Test
    void translatesSuitesAndKeepsThoseOfTls13() {
        assertThat(CipherSuites.named(
                        List.of("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA")))
                .containsExactly(
                        "TLS_AES_128_GCM_SHA256",
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA");
    }

    @Test
    void leavesOutWhatTheRuntimeHasOffUnlessNothingRemains() {
        assertThat(CipherSuites.named(List.of("TLS_RSA_WITH_RC4_128_SHA", "TLS_AES_128_GCM_SHA256")))
                .noneMatch(suite -> suite.contains("RC4"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> CipherSuites.named(List.of("TLS_RSA_WITH_RC4_128_SHA")))
                .withMessageStartingWith(
                        "this Java runtime disables all of [TLS_RSA_WITH_RC4_128_SHA] (expected: some of [TLS_");
    }

    @Test
    void refusesUnknownSuites() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> CipherSuites.named(List.of("TLS_AES_128_GCM_SHA265")))
                .withMessage("invalid CipherSuite: \"TLS_AES_128_GCM_SHA265\" (expected: a name such as"
                        + " TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256); did you mean \"TLS_AES_128_GCM_SHA256\"?");
    }

    @Test
    void usesTheUsualSuitesOnlyIfSupported() {
        assertThat(CipherSuites.usual()).startsWith("TLS_AES_128_GCM_SHA256").hasSize(13);
    }
}
