package io.passeur.http.middleware.redirect.scheme;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code redirectScheme}.
 *
 * @param port empty for the scheme's default port
 */
public record RedirectSchemeConfig(
        @Default("") String scheme, @Default("") String port, boolean permanent) {

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final int MAX_PORT = 65535;

    public RedirectSchemeConfig {
        scheme = scheme.toLowerCase(Locale.ROOT);
        if (scheme.isEmpty()) {
            throw new ConfigurationException("you must provide a target scheme");
        }
        if (!SCHEME.matcher(scheme).matches()) {
            throw new ConfigurationException("scheme \"" + scheme + "\" is not a URL scheme (expected: such as https)");
        }
        if (!port.isEmpty() && !isPort(port)) {
            throw new ConfigurationException("port \"" + port + "\" is not a port (expected: 1 to " + MAX_PORT + ")");
        }
    }

    private static boolean isPort(String port) {
        boolean digits = port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= MAX_PORT;
    }
}
