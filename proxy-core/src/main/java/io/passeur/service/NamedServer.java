package io.passeur.service;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;
import org.eclipse.jetty.io.Transport;

/**
 * The way to a server that is to be called by another name. HTTP/2 carries the name in {@code :authority}, which the client
 * takes from where it connects to, unless the transport knows better.
 */
final class NamedServer extends Transport.TCPIP {

    private final String host;
    private final int port;

    /** @param host where to connect to */
    NamedServer(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public boolean requiresDomainNameResolution() {
        return false;
    }

    @Override
    public SocketAddress getSocketAddress() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedServer server && server.port == port && server.host.equals(host);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, port);
    }
}
