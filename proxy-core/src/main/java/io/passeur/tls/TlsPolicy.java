package io.passeur.tls;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one entry point holds handshakes. Read once by each of them.
 *
 * @param byHost the options of the hosts that have their own, by host in lower case
 * @param fallback for all others, and for clients that name no host
 */
public record TlsPolicy(
        CertificateIndex certificates, Map<String, TlsOptions> byHost, TlsOptions fallback, TlsChallenges challenges) {

    public TlsPolicy {
        byHost = Map.copyOf(byHost);
    }

    /** Without any certificate but the generated one. */
    public static TlsPolicy initial() {
        return new TlsPolicy(CertificateIndex.of(List.of()), Map.of(), TlsOptions.standard(), TlsChallenges.NONE);
    }

    /** @param serverName what the client asks for, in lower case; null if it names nothing */
    public TlsOptions options(@Nullable String serverName) {
        return new HandshakeOptions(byHost, fallback).of(serverName);
    }
}
