package io.passeur.http.subrequest;

import io.passeur.net.Network;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a sub-request as handlers see it. It claims to be HTTP/2, where requests are independent of each
 * other and cannot switch to another protocol.
 */
final class DetachedConnection extends Attributes.Mapped implements ConnectionMetaData {

    private static final HttpConfiguration CONFIGURATION = new HttpConfiguration();

    private final Network network;
    private final ClientPeer peer;
    private @Nullable Connection carrier;

    DetachedConnection(Network network, ClientPeer peer) {
        this.network = network;
        this.peer = peer;
    }

    @Override
    public String getId() {
        return "sub-request";
    }

    @Override
    public HttpConfiguration getHttpConfiguration() {
        return CONFIGURATION;
    }

    @Override
    public HttpVersion getHttpVersion() {
        return HttpVersion.HTTP_2;
    }

    @Override
    public String getProtocol() {
        return HttpVersion.HTTP_2.asString();
    }

    @Override
    public synchronized Connection getConnection() {
        Connection known = carrier == null ? new Carrier(network, peer) : carrier;
        carrier = known;
        return known;
    }

    @Override
    public @Nullable Connector getConnector() {
        return null;
    }

    @Override
    public boolean isPersistent() {
        return true;
    }

    @Override
    public boolean isSecure() {
        return peer.secure();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return peer.remote();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return peer.local();
    }

    private static final class Carrier extends AbstractConnection {

        Carrier(Network network, ClientPeer peer) {
            super(new DetachedEndPoint(network.scheduler(), peer), network.executor());
        }

        @Override
        public void onFillable() {}
    }
}
