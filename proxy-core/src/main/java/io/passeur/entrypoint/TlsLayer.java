package io.passeur.entrypoint;

import io.passeur.tls.TlsConnection;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.jspecify.annotations.Nullable;

/** TLS on a client's connection. */
final class TlsLayer extends SslConnection {

    private volatile @Nullable TlsConnection result;

    TlsLayer(ByteBufferPool buffers, Executor executor, EndPoint endPoint, SSLEngine engine) {
        super(buffers, executor, endPoint, engine);
        setRenegotiationAllowed(false);
        setRequireCloseMessage(false);
    }

    /** What the handshake came to; null without TLS. */
    static @Nullable TlsConnection of(ConnectionMetaData connection) {
        return connection.getConnection().getEndPoint() instanceof SslEndPoint endPoint
                        && endPoint.getSslConnection() instanceof TlsLayer layer
                ? layer.result
                : null;
    }
}
