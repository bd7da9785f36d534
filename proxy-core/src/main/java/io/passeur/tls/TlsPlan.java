package io.passeur.tls;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration means for handshakes and certificates.
 *
 * @param certificates those of all stores
 * @param defaultCertificate what clients get that ask for no known name; null if nobody wrote one
 * @param defaultGenerated the same, to be got by a resolver
 * @param entryPoints by name
 * @param demands what resolvers are asked for
 * @param users the routers by the hosts that they serve over TLS
 */
public record TlsPlan(
        List<WrittenCertificate> certificates,
        @Nullable WrittenCertificate defaultCertificate,
        @Nullable CertificateDemand defaultGenerated,
        Map<String, HandshakeOptions> entryPoints,
        List<CertificateDemand> demands,
        Map<String, Set<String>> users) {

    public TlsPlan {
        certificates = List.copyOf(certificates);
        entryPoints = Map.copyOf(entryPoints);
        demands = List.copyOf(demands);
        users = Map.copyOf(users);
    }
}
