package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The TLS versions that are offered to servers. */
final class ClientVersions {

    private ClientVersions() {}

    /**
     * Versions that the Java runtime disables are omitted. A minimum without a maximum means no maximum. This is a
     * deliberate difference: Traefik compares the minimum with the missing maximum and drops all TLS settings.
     *
     * @param min as written, or empty
     */
    static List<String> of(String min, String max) {
        TlsVersion from = min.isEmpty() ? null : Keys.at("minVersion", () -> TlsVersion.parse(min));
        TlsVersion to = max.isEmpty() ? null : Keys.at("maxVersion", () -> TlsVersion.parse(max));
        List<TlsVersion> wanted = TlsVersion.between(from, to);
        if (wanted.isEmpty()) {
            throw new ConfigurationException(
                    "minVersion: \"%s\" is newer than the maximum version \"%s\" (expected: that version or an older one)"
                            .formatted(min, max));
        }
        List<String> enabled = enabled();
        List<String> usable = wanted.stream()
                .map(TlsVersion::jdkName)
                .filter(enabled::contains)
                .toList();
        if (usable.isEmpty()) {
            throw new ConfigurationException("maxVersion: \"%s\" is disabled in this Java runtime (expected: one of %s)"
                    .formatted(max, enabled));
        }
        return usable;
    }

    private static List<String> enabled() {
        try {
            return List.of(SSLContext.getDefault().getDefaultSSLParameters().getProtocols());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime does not support TLS", e);
        }
    }
}
