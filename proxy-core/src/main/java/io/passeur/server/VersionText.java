package io.passeur.server;

import io.passeur.api.ProxyVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What {@code version} prints, laid out as Traefik does. */
final class VersionText {

    private static final String CODENAME = "coracle";
    private static final Map<String, String> ARCHITECTURES = Map.of("x86_64", "amd64", "aarch64", "arm64");

    private VersionText() {}

    static String text() {
        return line("Version", version())
                + line("Codename", CODENAME)
                + line("Java version", System.getProperty("java.version", "unknown"))
                + line("Built", build().getProperty("built", "unknown"))
                + line("OS/Arch", system() + "/" + architecture());
    }

    /** Which proxy this is; it starts now. */
    static ProxyVersion now(Clock clock) {
        return new ProxyVersion(version(), CODENAME, clock.instant());
    }

    static String version() {
        return build().getProperty("version", "unknown");
    }

    /** As sent to other servers: {@code passeur/1.2.3}. */
    static String userAgent() {
        return "passeur/" + version();
    }

    private static String line(String label, String value) {
        return String.format(Locale.ROOT, "%-13s %s%n", label + ":", value);
    }

    private static Properties build() {
        Properties properties = new Properties();
        try (InputStream in = VersionText.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String system() {
        String name = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "unknown");
        return ARCHITECTURES.getOrDefault(name, name);
    }
}
