package io.passeur.entrypoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** A connection after an upgrade, which sends back what it receives. */
final class EchoTunnel extends AbstractConnection {

    private final ByteBuffer buffer = BufferUtil.allocate(1024);

    private EchoTunnel(EndPoint endPoint) {
        super(endPoint, Runnable::run);
    }

    static void open(InboundRequest request, Response response, Callback callback) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, new EchoTunnel(endPoint));
        response.setStatus(101);
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        response.getHeaders().put(HttpHeader.UPGRADE, "echo");
        response.write(true, null, callback);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        fillInterested();
    }

    @Override
    public void onFillable() {
        try {
            int filled = getEndPoint().fill(buffer);
            if (filled < 0) {
                close();
                return;
            }
            getEndPoint().write(Callback.from(this::fillInterested), buffer);
        } catch (IOException e) {
            close();
        }
    }
}
