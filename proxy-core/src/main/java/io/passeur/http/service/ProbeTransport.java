package io.passeur.http.service;

import io.passeur.tls.ClientTls;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.Transport;
import org.jspecify.annotations.Nullable;

/**
 * How a probe connects: with the TLS of the server's transport, and if need be under another host name. HTTP/2 carries the
 * name in {@code :authority}, which the client takes from the address that it connects to, unless the transport has one.
 */
final class ProbeTransport extends Transport.TCPIP {

    private final @Nullable Address address;
    private final @Nullable ClientTls tls;
    private final List<String> protocols;

    record Address(String host, int port) {}

    private ProbeTransport(@Nullable Address address, @Nullable ClientTls tls, List<String> protocols) {
        this.address = address;
        this.tls = tls;
        this.protocols = protocols;
    }

    /** Connects to the host of the request's URL. */
    static ProbeTransport secure(ClientTls tls, List<String> protocols) {
        return new ProbeTransport(null, tls, protocols);
    }

    /**
     * Connects to this server, whatever the request's URL says.
     *
     * @param tls null for none
     * @param protocols what ALPN offers, unless the client decides
     */
    static ProbeTransport to(String host, int port, @Nullable ClientTls tls, List<String> protocols) {
        return new ProbeTransport(new Address(host, port), tls, protocols);
    }

    /** An engine for a connection; null without TLS. */
    @Nullable
    SSLEngine engine(String host, int port) {
        return tls == null ? null : tls.engine(host, port, protocols);
    }

    /** Where to connect instead of to the host of the request's URL; null for there. */
    @Nullable
    Address address() {
        return address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProbeTransport way
                && Objects.equals(way.address, address)
                && Objects.equals(way.tls, tls)
                && way.protocols.equals(protocols);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, tls, protocols);
    }
}
