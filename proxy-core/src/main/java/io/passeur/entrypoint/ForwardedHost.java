package io.passeur.entrypoint;

import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The forms of one {@code Host}.
 *
 * @param written as the client wrote it, with the port
 * @param host in lower case, without port, brackets and trailing dot
 * @param hostField {@code Host}
 * @param forwardedHost {@code X-Forwarded-Host}
 * @param forwardedPort {@code X-Forwarded-Port} if the host names a port
 */
record ForwardedHost(
        String written,
        String host,
        HttpField hostField,
        HttpField forwardedHost,
        @Nullable HttpField forwardedPort) {

    private static final int MAX_PORT = 65_535;

    /** @throws RejectedException if it is not a host with an optional port */
    static ForwardedHost of(String written) throws RejectedException {
        int bracket = written.lastIndexOf(']');
        int colon = written.indexOf(':', bracket + 1);
        String name = colon < 0 ? written : written.substring(0, colon);
        String port = colon < 0 ? "" : written.substring(colon + 1);
        if (!isHost(name) || !isPort(port)) {
            throw new RejectedException(Rejection.BAD_HOST);
        }
        return new ForwardedHost(
                written,
                canonical(name),
                new HttpField(HttpHeader.HOST, written),
                new HttpField(HttpHeader.X_FORWARDED_HOST, written),
                port.isEmpty() ? null : new HttpField(HttpHeader.X_FORWARDED_PORT, port));
    }

    /** It may be empty (RFC 3986, 3.2.3). */
    private static boolean isPort(String port) {
        return port.length() <= 5
                && port.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (port.isEmpty() || Integer.parseInt(port) <= MAX_PORT);
    }

    private static boolean isHost(String name) {
        boolean literal = name.startsWith("[") && name.endsWith("]");
        String text = literal ? name.substring(1, name.length() - 1) : name;
        for (int i = 0; i < text.length(); i++) {
            if (!isHostCharacter(text.charAt(i)) && !(literal && text.charAt(i) == ':')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Of registered names (RFC 3986, 3.2.2). */
    private static boolean isHostCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "-._~!$&'()*+,;=%".indexOf(c) >= 0;
    }

    /** Whether Jetty can look for a second host in it. If not, it would report a fault of the proxy. */
    static boolean isParsable(HttpField host) {
        return host.getValue() == null || host.getValue().indexOf('"') < 0;
    }

    private static String canonical(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1);
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
