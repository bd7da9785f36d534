package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The TLS versions that clients may use. */
record Versions(List<TlsVersion> enabled, List<String> warnings) {

    private static final String SWITCHED_OFF = "jdk.tls.disabledAlgorithms";

    /** @throws ConfigurationException if a name is unknown, or no version remains */
    static Versions of(String minVersion, String maxVersion) {
        TlsVersion min = parse("minVersion", minVersion);
        TlsVersion max = parse("maxVersion", maxVersion);
        List<TlsVersion> wanted = TlsVersion.between(min, max);
        if (wanted.isEmpty()) {
            throw new ConfigurationException("minVersion: \"" + minVersion + "\" is newer than maxVersion \""
                    + maxVersion + "\" (expected: the same version or an older one)");
        }
        List<TlsVersion> off = wanted.stream().filter(Versions::isSwitchedOff).toList();
        List<TlsVersion> enabled =
                wanted.stream().filter(version -> !off.contains(version)).toList();
        String reason = "because the security property " + SWITCHED_OFF + " of this Java runtime disables it";
        if (enabled.isEmpty()) {
            throw new ConfigurationException("maxVersion: " + names(wanted) + " cannot be used " + reason
                    + " (expected: VersionTLS12 or VersionTLS13)");
        }
        return new Versions(
                enabled,
                off.isEmpty()
                        ? List.of()
                        : List.of("minVersion: " + names(off) + (off.size() == 1 ? " is" : " are") + " ignored "
                                + reason));
    }

    private static @Nullable TlsVersion parse(String key, String written) {
        if (written.isEmpty()) {
            return null;
        }
        try {
            return TlsVersion.parse(written);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(key + ": " + e.getMessage(), e);
        }
    }

    private static boolean isSwitchedOff(TlsVersion version) {
        String property = Security.getProperty(SWITCHED_OFF);
        return property != null
                && Arrays.stream(property.split(",")).map(String::strip).anyMatch(version.jdkName()::equals);
    }

    private static String names(List<TlsVersion> versions) {
        return versions.stream().map(TlsVersion::written).collect(Collectors.joining(" and "));
    }

    String[] jdkNames() {
        return enabled.stream().map(TlsVersion::jdkName).toArray(String[]::new);
    }
}
