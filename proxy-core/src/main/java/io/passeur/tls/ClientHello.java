package io.passeur.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says first.
 *
 * @param serverName whom it asks for, in lower case; null if it names nobody
 * @param protocols what it would speak inside of TLS, in its order of preference
 * @param versions the numbers of the versions that it offers: 0x0304 is TLS 1.3
 */
public record ClientHello(@Nullable String serverName, List<String> protocols, List<Integer> versions) {

    public ClientHello {
        protocols = List.copyOf(protocols);
        versions = List.copyOf(versions);
    }

    /** Whether the client is a certificate authority that wants the possession of a name proved. */
    public boolean isChallenge() {
        return protocols.contains(Alpn.ACME);
    }
}
