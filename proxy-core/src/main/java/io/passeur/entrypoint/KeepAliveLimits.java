package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.Transport;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * How long a client may use one connection.
 *
 * @param maxRequests 0 for no limit
 * @param maxMillis 0 for no limit
 */
record KeepAliveLimits(int maxRequests, long maxMillis) {

    static KeepAliveLimits of(Transport configuration) {
        return new KeepAliveLimits(
                configuration.keepAliveMaxRequests(),
                configuration.keepAliveMaxTime().toMillis());
    }

    /** Asks the client to use another connection for its next request if this one has reached a limit. */
    void limit(Request request, Response response) {
        if (maxRequests <= 0 && maxMillis <= 0) {
            return;
        }
        Connection connection = request.getConnectionMetaData().getConnection();
        if (!isUsedUp(connection)) {
            return;
        }
        if (connection instanceof HTTP2Connection http2) {
            http2.getSession().shutdown();
        } else if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
    }

    private boolean isUsedUp(Connection connection) {
        return (maxRequests > 0 && connection.getMessagesIn() >= maxRequests)
                || (maxMillis > 0 && System.currentTimeMillis() - connection.getCreatedTimeStamp() > maxMillis);
    }
}
