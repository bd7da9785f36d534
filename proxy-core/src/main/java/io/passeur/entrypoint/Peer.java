package io.passeur.entrypoint;

import io.passeur.tls.TlsConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.jspecify.annotations.Nullable;

/** What all requests of a connection have in common, computed once. Thread-safe. */
final class Peer {

    private static final String ATTRIBUTE = Peer.class.getName();

    private final @Nullable InetAddress address;
    private final boolean trusted;
    private final @Nullable HttpField realIp;
    private final @Nullable TlsConnection tls;
    private volatile @Nullable ForwardedHost lastHost;

    private Peer(@Nullable InetAddress address, boolean trusted, @Nullable TlsConnection tls) {
        this.address = address;
        this.trusted = trusted;
        this.tls = tls;
        this.realIp = address == null ? null : new HttpField("X-Real-Ip", withoutZone(address.getHostAddress()));
    }

    static Peer of(ConnectionMetaData connection, TrustedPeers trustedPeers) {
        if (connection.getAttribute(ATTRIBUTE) instanceof Peer peer) {
            return peer;
        }
        SocketAddress remote = connection.getRemoteSocketAddress();
        InetAddress address = remote instanceof InetSocketAddress inet ? inet.getAddress() : null;
        Peer peer = new Peer(address, trustedPeers.contains(address), TlsLayer.of(connection));
        connection.setAttribute(ATTRIBUTE, peer);
        return peer;
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    @Nullable
    InetAddress address() {
        return address;
    }

    /** Whether its forwarded headers are trusted. */
    boolean isTrusted() {
        return trusted;
    }

    @Nullable
    TlsConnection tls() {
        return tls;
    }

    @Nullable
    HttpField realIp() {
        return realIp;
    }

    /** The forms of a host. Consecutive requests for the same host get the same object. */
    ForwardedHost host(String written) throws RejectedException {
        ForwardedHost last = lastHost;
        if (last == null || !last.written().equals(written)) {
            last = ForwardedHost.of(written);
            lastHost = last;
        }
        return last;
    }
}
