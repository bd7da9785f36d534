package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.ProxyProtocol;
import io.passeur.net.ClientEndPoint;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.jspecify.annotations.Nullable;

/** Opens new connections, and carries out what is decided about them. */
final class NewConnectionFactory implements ConnectionFactory {

    private static final String NAME = "new-connection";

    private final Supplier<StreamState> state;
    private final Protocols protocols;
    private final TlsOpener tls;
    private final boolean expectsProxyHeaders;
    private final TrustedPeers proxies;

    /**
     * @param state read once by every decision
     * @param proxyProtocol says whose headers of the PROXY protocol are believed; null if there are none
     */
    NewConnectionFactory(
            Supplier<StreamState> state, Protocols protocols, TlsOpener tls, @Nullable ProxyProtocol proxyProtocol) {
        this.state = state;
        this.protocols = protocols;
        this.tls = tls;
        expectsProxyHeaders = proxyProtocol != null;
        proxies = TrustedPeers.of(proxyProtocol);
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
        return new NewConnection((ClientEndPoint) endPoint, connector, this);
    }

    StreamState state() {
        return state.get();
    }

    TlsOpener tls() {
        return tls;
    }

    /** Whether connections may begin with a header of the PROXY protocol; those of untrusted peers are ignored. */
    boolean expectsProxyHeaders() {
        return expectsProxyHeaders;
    }

    boolean acceptsProxyHeader(@Nullable SocketAddress peer) {
        return proxies.contains(peer instanceof InetSocketAddress inet ? inet.getAddress() : null);
    }

    /** HTTP/1.1, which becomes HTTP/2 if the client begins with its preface. */
    void plain(NewConnection first, Connector connector) {
        handOver(first, protocols.plain(connector, first.client()));
    }

    void handOver(NewConnection first, Connection next) {
        first.client().setConnection(next);
        first.moveTo(next);
        next.onOpen();
    }
}
