package io.passeur.entrypoint;

import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/** Reads the state of clients' connections from outside. */
final class ClientConnections {

    private ClientConnections() {}

    /** The connection that speaks HTTP, or whatever took its place. */
    static @Nullable Connection top(EndPoint endPoint) {
        Connection connection = endPoint.getConnection();
        return connection instanceof SslConnection ssl ? ssl.getSslEndPoint().getConnection() : connection;
    }

    /** Whether the client waits for no response. */
    static boolean isIdle(@Nullable Connection connection) {
        if (connection instanceof HttpConnection http) {
            HttpParser parser = http.getParser();
            return (parser.isState(HttpParser.State.START) || parser.isClose() || parser.isClosed())
                    && http.getHttpChannel().getRequest() == null;
        }
        if (connection instanceof PendingConnection pending) {
            return pending.isUntouched();
        }
        return connection instanceof HTTP2Connection http2
                && http2.getSession().getStreams().isEmpty();
    }
}
