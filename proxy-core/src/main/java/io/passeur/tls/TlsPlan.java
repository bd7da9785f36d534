package io.passeur.tls;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The TLS part of a compiled configuration.
 *
 * @param certificates those of all stores
 * @param defaultCertificate the certificate for unknown server names; null if none is configured
 * @param defaultGenerated the same, if a certificate resolver has to obtain it
 * @param entryPoints by name
 * @param requests the requests for certificates of resolvers
 * @param users the routers by the hosts that they serve over TLS
 */
public record TlsPlan(
        List<WrittenCertificate> certificates,
        @Nullable WrittenCertificate defaultCertificate,
        @Nullable ResolverRequest defaultGenerated,
        Map<String, HandshakeOptions> entryPoints,
        List<ResolverRequest> requests,
        Map<String, Set<String>> users) {

    public TlsPlan {
        certificates = List.copyOf(certificates);
        entryPoints = Map.copyOf(entryPoints);
        requests = List.copyOf(requests);
        users = Map.copyOf(users);
    }
}
