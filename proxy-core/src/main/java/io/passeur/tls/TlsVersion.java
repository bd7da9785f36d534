package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** TLS versions, oldest first. The Java runtime may disable old ones. */
public enum TlsVersion {
    TLS_10("VersionTLS10", "TLSv1"),
    TLS_11("VersionTLS11", "TLSv1.1"),
    TLS_12("VersionTLS12", "TLSv1.2"),
    TLS_13("VersionTLS13", "TLSv1.3");

    private final String written;
    private final String jdkName;

    TlsVersion(String written, String jdkName) {
        this.written = written;
        this.jdkName = jdkName;
    }

    /** The name in configurations: {@code VersionTLS12}. */
    public String written() {
        return written;
    }

    /** The name in {@link javax.net.ssl.SSLEngine#setEnabledProtocols}. */
    public String jdkName() {
        return jdkName;
    }

    public static Optional<TlsVersion> find(String written) {
        return Arrays.stream(values())
                .filter(version -> version.written.equals(written))
                .findFirst();
    }

    /** @throws ConfigurationException that names the value and what was expected */
    public static TlsVersion parse(String written) {
        return find(written)
                .orElseThrow(() -> new ConfigurationException(
                        "\"%s\" is not a TLS version (expected: VersionTLS10 to VersionTLS13)%s"
                                .formatted(
                                        written,
                                        Suggestions.hint(
                                                written,
                                                Arrays.stream(values())
                                                        .map(TlsVersion::written)
                                                        .toList()))));
    }

    /**
     * The versions of an inclusive range.
     *
     * @param from null for {@link #TLS_12}, or for {@code to} if that is older
     * @param to null for the newest
     * @return empty if {@code from} is newer than {@code to}
     */
    public static List<TlsVersion> between(@Nullable TlsVersion from, @Nullable TlsVersion to) {
        TlsVersion last = to == null ? TLS_13 : to;
        TlsVersion first = from != null ? from : last.compareTo(TLS_12) < 0 ? last : TLS_12;
        return Arrays.stream(values())
                .filter(version -> version.compareTo(first) >= 0 && version.compareTo(last) <= 0)
                .toList();
    }
}
