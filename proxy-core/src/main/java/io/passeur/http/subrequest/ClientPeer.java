package io.passeur.http.subrequest;

import io.passeur.net.Network;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EndPoint.SslSessionData;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the client's connection that a sub-request reports. They are copied, because a sub-request may
 * outlive the connection.
 *
 * @param lane the lane on which connections to servers are opened
 */
record ClientPeer(
        SocketAddress remote,
        SocketAddress local,
        boolean secure,
        @Nullable SslSessionData tls,
        int lane) {

    private static final SocketAddress NOBODY = InetSocketAddress.createUnresolved("localhost", 0);

    static ClientPeer of(@Nullable Request client, Network network) {
        if (client == null) {
            return new ClientPeer(NOBODY, NOBODY, false, null, network.nextLane());
        }
        ConnectionMetaData connection = client.getConnectionMetaData();
        Connection carrier = connection.getConnection();
        EndPoint endPoint = carrier == null ? null : carrier.getEndPoint();
        return new ClientPeer(
                connection.getRemoteSocketAddress(),
                connection.getLocalSocketAddress(),
                client.isSecure(),
                endPoint == null ? null : endPoint.getSslSessionData(),
                network.laneOf(client));
    }
}
