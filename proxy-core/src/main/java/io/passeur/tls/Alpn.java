package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.util.List;

/** The protocols that may be spoken inside of TLS, by their registered names. */
public final class Alpn {

    public static final String HTTP_2 = "h2";
    public static final String HTTP_1_1 = "http/1.1";
    /** Proves the possession of a name (RFC 8737). */
    public static final String ACME = "acme-tls/1";

    private static final List<String> KNOWN = List.of(HTTP_2, HTTP_1_1, ACME);

    private Alpn() {}

    /** @throws ConfigurationException if one is unknown */
    static List<String> check(List<String> protocols) {
        for (String protocol : protocols) {
            if (!KNOWN.contains(protocol)) {
                throw new ConfigurationException("alpnProtocols: \"" + protocol + "\" is unknown, expected some of "
                        + String.join(", ", KNOWN) + Suggestions.hint(protocol, KNOWN));
            }
        }
        return protocols;
    }

    /**
     * What the server offers to the engine: the protocol that both speak and the server prefers; nothing if the client does
     * not care; everything if there is none, so that the engine refuses. Clients of HTTP/1.1 alone may talk to servers
     * that name HTTP/2 alone, as if neither had named anything.
     */
    static List<String> offer(List<String> server, List<String> client) {
        if (client.isEmpty()) {
            return List.of();
        }
        for (String protocol : server) {
            if (client.contains(protocol)) {
                return List.of(protocol);
            }
        }
        return server.contains(HTTP_2) && client.contains(HTTP_1_1) ? List.of() : server;
    }
}
