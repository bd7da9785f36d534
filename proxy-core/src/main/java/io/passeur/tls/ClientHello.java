package io.passeur.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a ClientHello that decide how a connection continues.
 *
 * @param serverName the server name, in lower case; null if there is none
 * @param protocols the ALPN protocols, in the client's order of preference
 * @param versions the TLS versions that the client offers: 0x0304 is TLS 1.3
 */
public record ClientHello(@Nullable String serverName, List<String> protocols, List<Integer> versions) {

    public ClientHello {
        protocols = List.copyOf(protocols);
        versions = List.copyOf(versions);
    }

    /** Whether the client is an ACME authority that validates a challenge. */
    public boolean isChallenge() {
        return protocols.contains(Alpn.ACME);
    }
}
