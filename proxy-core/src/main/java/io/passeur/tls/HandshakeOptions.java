package io.passeur.tls;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The TLS options of an entry point by host.
 *
 * @param byHost by host in lower case; {@code *.example.com} covers all hosts with one label more
 * @param fallback for all others, and for clients that name no host
 */
public record HandshakeOptions(Map<String, TlsOptions> byHost, TlsOptions fallback) {

    public HandshakeOptions {
        byHost = Map.copyOf(byHost);
    }

    /** @param host in lower case; null or empty if there is none */
    public TlsOptions of(@Nullable String host) {
        if (host == null || byHost.isEmpty()) {
            return fallback;
        }
        TlsOptions exact = byHost.get(host);
        if (exact != null) {
            return exact;
        }
        int dot = host.indexOf('.');
        return dot <= 0 ? fallback : byHost.getOrDefault("*" + host.substring(dot), fallback);
    }
}
