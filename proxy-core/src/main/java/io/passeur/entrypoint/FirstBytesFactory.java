package io.passeur.entrypoint;

import io.passeur.net.ClientEndPoint;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.jspecify.annotations.Nullable;

/** Opens new connections, and what takes them over when it is known what they speak. */
final class FirstBytesFactory implements ConnectionFactory {

    private static final String NAME = "first-bytes";

    private final Protocols protocols;
    private final TlsOpener tls;
    private final TrustedPeers proxies;

    /** @param proxies who may begin connections with a header of the PROXY protocol */
    FirstBytesFactory(Protocols protocols, TlsOpener tls, TrustedPeers proxies) {
        this.protocols = protocols;
        this.tls = tls;
        this.proxies = proxies;
    }

    @Override
    public String getProtocol() {
        return NAME;
    }

    @Override
    public List<String> getProtocols() {
        return List.of(NAME);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return new FirstBytes((ClientEndPoint) endPoint, connector, this);
    }

    TlsOpener tls() {
        return tls;
    }

    boolean acceptsProxyHeader(@Nullable SocketAddress peer) {
        return proxies.contains(peer instanceof InetSocketAddress inet ? inet.getAddress() : null);
    }

    /** HTTP/1.1, which becomes HTTP/2 if the client's first words say so. */
    void plain(FirstBytes first, Connector connector) {
        ClientEndPoint endPoint = first.client();
        Connection next = protocols.plain(connector, endPoint);
        endPoint.setConnection(next);
        first.moveTo((Connection.UpgradeTo) next);
        next.onOpen();
    }
}
