package io.passeur.tls;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The TLS policy of one entry point. A handshake reads it once.
 *
 * @param byHost the TLS options of hosts that have their own, by host in lower case
 * @param fallback for all others, and for clients that name no host
 */
public record TlsPolicy(
        CertificateIndex certificates, Map<String, TlsOptions> byHost, TlsOptions fallback, TlsChallenges challenges) {

    public TlsPolicy {
        byHost = Map.copyOf(byHost);
    }

    /** A policy with the generated certificate only. */
    public static TlsPolicy initial() {
        return new TlsPolicy(CertificateIndex.of(List.of()), Map.of(), TlsOptions.standard(), TlsChallenges.NONE);
    }

    /** @param serverName the server name that the client sends, in lower case; null if it sends none */
    public TlsOptions options(@Nullable String serverName) {
        return new HandshakeOptions(byHost, fallback).of(serverName);
    }
}
