package io.passeur.http.forward;

import io.passeur.net.ByteTunnel;
import io.passeur.net.Network;
import io.passeur.observation.Tunnel;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Connects the client's and the server's connections after a 101. */
final class ProtocolSwitch {

    private ProtocolSwitch() {}

    /**
     * Sends the 101 to the client; its head is in the response already. Jetty then switches the client's connection.
     *
     * @param early the bytes that the server sent after its 101
     */
    static void begin(Network network, ExchangeClient client, Callback callback, EndPoint server, ByteBuffer early) {
        Request request = client.request();
        Response response = client.response();
        Tunnel tunnel = new Tunnel();
        client.record().answered(response.getStatus(), response.getHeaders());
        client.record().became(tunnel);
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        ByteTunnel bytes = new ByteTunnel(network, endPoint, server, tunnel);
        bytes.fromServer(early);
        Request.unWrap(request).setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, bytes.clientEnd());
        Callback written = Callback.from(InvocationType.NON_BLOCKING, callback::succeeded, cause -> {
            server.close();
            tunnel.end();
            callback.failed(cause);
        });
        response.write(true, BufferUtil.EMPTY_BUFFER, written);
    }
}
