package io.passeur.http.forward;

import io.passeur.net.LaneEndPoint;
import io.passeur.net.LaneExecutor;
import io.passeur.net.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.BufferUtil;

/** The TLS layer of a connection to a server. */
final class UpstreamTlsConnection extends SslConnection {

    private final TlsServer server;
    private final LaneEndPoint transport;
    /** The last read took all available bytes; reading again is useless until the selector reports more. */
    private boolean drained;

    private boolean looking;

    private boolean established;
    private boolean proven;

    UpstreamTlsConnection(Network network, LaneEndPoint endPoint, SSLEngine engine, TlsServer server) {
        super(
                network.buffers(),
                new LaneExecutor(endPoint, network.upstreamHandshakes()),
                null,
                endPoint,
                engine,
                true,
                true);
        this.server = server;
        this.transport = endPoint;
        // Otherwise an attacker could truncate a body that ends with the connection.
        setRequireCloseMessage(true);
    }

    /** The handshake is done on this side; the server may still refuse the proxy's certificate. */
    void established() {
        established = true;
    }

    void onLane(Runnable task) {
        transport.onLane(task);
    }

    /**
     * Whether the server has neither closed the connection nor sent application data. Application data is discarded.
     */
    boolean isSilent() throws IOException {
        looking = true;
        try {
            return getSslEndPoint().fill(BufferUtil.allocate(1)) == 0;
        } finally {
            looking = false;
        }
    }

    @Override
    public void onFillable() {
        drained = false;
        super.onFillable();
    }

    @Override
    protected int networkFill(ByteBuffer input) throws IOException {
        if (drained && !getEndPoint().isInputShutdown()) {
            return 0;
        }
        int filled = super.networkFill(input);
        // A close may follow session tickets.
        drained = !looking && filled > 0 && BufferUtil.space(input) > 0;
        return filled;
    }

    @Override
    protected SSLEngineResult unwrap(SSLEngine engine, ByteBuffer input, ByteBuffer output) throws SSLException {
        try {
            SSLEngineResult result = super.unwrap(engine, input, output);
            if (!proven && result.bytesProduced() > 0) {
                proven = true;
                server.worked();
            }
            return result;
        } catch (SSLException e) {
            if (established && !proven) {
                server.failed(e);
            }
            throw e;
        }
    }
}
