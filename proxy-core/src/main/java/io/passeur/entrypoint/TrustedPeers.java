package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.ForwardedHeaders;
import io.passeur.config.EntryPointConfiguration.ProxyProtocol;
import io.passeur.toolkit.ip.IpRanges;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses whose forwarded headers are trusted. */
record TrustedPeers(boolean everybody, IpRanges ranges) {

    static TrustedPeers of(ForwardedHeaders configuration) {
        return new TrustedPeers(configuration.insecure(), IpRanges.of(configuration.trustedIPs()));
    }

    static TrustedPeers of(@Nullable ProxyProtocol configuration) {
        return configuration == null
                ? new TrustedPeers(false, IpRanges.of(List.of()))
                : new TrustedPeers(configuration.insecure(), IpRanges.of(configuration.trustedIPs()));
    }

    boolean contains(@Nullable InetAddress address) {
        return everybody || (address != null && ranges.contains(address));
    }
}
