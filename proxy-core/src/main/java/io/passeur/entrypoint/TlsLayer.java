package io.passeur.entrypoint;

import io.passeur.net.ClientEndPoint;
import io.passeur.tls.TlsConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** The TLS layer of a client's connection. */
final class TlsLayer extends SslConnection {

    private final ClientEndPoint client;
    private final ByteBuffer read;
    private volatile @Nullable TlsConnection result;

    /** @param read the bytes that have already been read */
    TlsLayer(ByteBufferPool buffers, Executor executor, ClientEndPoint client, SSLEngine engine, ByteBuffer read) {
        super(buffers, executor, client, engine);
        this.client = client;
        this.read = read;
        setRenegotiationAllowed(false);
        setRequireCloseMessage(false);
    }

    /** The result of the handshake; null without TLS. */
    static @Nullable TlsConnection of(ConnectionMetaData connection) {
        return connection.getConnection().getEndPoint() instanceof SslEndPoint endPoint
                        && endPoint.getSslConnection() instanceof TlsLayer layer
                ? layer.result
                : null;
    }

    ClientEndPoint client() {
        return client;
    }

    void handshaken(TlsConnection what) {
        result = what;
    }

    @Override
    protected int networkFill(ByteBuffer input) throws IOException {
        return read.hasRemaining() ? BufferUtil.append(input, read) : super.networkFill(input);
    }
}
