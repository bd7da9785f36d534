package io.passeur.entrypoint;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** {@code :authority}. The intake checks it, so that a malformed one is answered like a malformed {@code Host}. */
final class Http2Authority extends HttpField {

    static final String NAME = ":authority";

    private static final int MAX_PORT = 65_535;

    private final String host;
    private final int port;

    Http2Authority(String value) {
        super(HttpHeader.C_AUTHORITY, NAME, value);
        int colon = value.indexOf(':', value.lastIndexOf(']') + 1);
        String digits = colon < 0 ? "" : value.substring(colon + 1);
        int number = port(digits);
        boolean apart = colon >= 0 && (number > 0 || digits.isEmpty());
        host = apart ? value.substring(0, colon) : value;
        port = apart ? number : -1;
    }

    private static int port(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9 || port > MAX_PORT) {
                return -1;
            }
            port = 10 * port + digit;
        }
        return port > 0 && port <= MAX_PORT ? port : -1;
    }

    /** The whole value if it has no valid port. */
    String host() {
        return host;
    }

    /** -1 if there is none. */
    int port() {
        return port;
    }
}
