package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.ForwardedHeaders;
import io.passeur.spi.IpRanges;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Whose forwarded headers are believed. */
record TrustedPeers(boolean everybody, IpRanges ranges) {

    static TrustedPeers of(ForwardedHeaders configuration) {
        return new TrustedPeers(configuration.insecure(), IpRanges.of(configuration.trustedIPs()));
    }

    boolean contains(@Nullable InetAddress address) {
        return everybody || (address != null && ranges.contains(address));
    }
}
