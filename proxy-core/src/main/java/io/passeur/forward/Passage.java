package io.passeur.forward;

import io.passeur.net.Network;
import io.passeur.observation.Tunnel;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/** Two connections that have become one: what one end says the other hears, each way at its own pace. */
final class Passage {

    private final PassageEnd client;
    private final PassageEnd server;
    private final Tunnel tunnel;
    private final AtomicInteger open = new AtomicInteger(2);

    private Passage(Network network, EndPoint client, EndPoint server, Tunnel tunnel) {
        this.client = new PassageEnd(network, client, server, this, true, tunnel::toServer);
        this.server = new PassageEnd(network, server, client, this, false, tunnel::toClient);
        this.tunnel = tunnel;
    }

    /**
     * Prepares the passage. It begins when the client's connection is switched, which Jetty does after 101 was sent.
     *
     * @param early what the server has said already behind its 101
     * @param tunnel is told what passes, and of the end
     */
    static void open(
            Network network, Request request, EndPoint client, EndPoint server, ByteBuffer early, Tunnel tunnel) {
        Passage passage = new Passage(network, client, server, tunnel);
        passage.server.onUpgradeTo(early);
        Request.unWrap(request).setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, passage.client);
    }

    /** The client's connection was switched. */
    void start() {
        server.getEndPoint().setConnection(server);
        server.onOpen();
    }

    /** One direction has ended in order. */
    void ended() {
        if (open.decrementAndGet() == 0) {
            close();
        }
    }

    void close() {
        client.close();
        server.close();
        tunnel.end();
    }
}
