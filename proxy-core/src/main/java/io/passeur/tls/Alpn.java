package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.util.List;

/** The ALPN protocols, by their registered names. */
public final class Alpn {

    public static final String HTTP_2 = "h2";
    public static final String HTTP_1_1 = "http/1.1";
    /** Proves control of a name to an ACME authority (RFC 8737). */
    public static final String ACME = "acme-tls/1";

    private static final List<String> KNOWN = List.of(HTTP_2, HTTP_1_1, ACME);

    private Alpn() {}

    /** @throws ConfigurationException if a name is unknown */
    static List<String> check(List<String> protocols) {
        for (String protocol : protocols) {
            if (!KNOWN.contains(protocol)) {
                throw new ConfigurationException("alpnProtocols: \"" + protocol + "\" is unknown (expected: some of "
                        + String.join(", ", KNOWN) + ")" + Suggestions.hint(protocol, KNOWN));
            }
        }
        return protocols;
    }

    /**
     * Whether a client that shares no protocol with the server is served as if it had offered none. As in Go, a client that offers
     * HTTP/1.1 may talk to a server that names only HTTP/2.
     */
    static boolean isWaived(List<String> server, List<String> client) {
        return server.contains(HTTP_2)
                && client.contains(HTTP_1_1)
                && client.stream().noneMatch(server::contains);
    }
}
