package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.EntryPointConfiguration.Http2;
import io.passeur.net.MemoryBudget;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/** The HTTP versions that an entry point speaks. */
final class Protocols {

    private static final int HEADER_CACHE = 64;
    /** Go's server reads this much beyond its limit; clients may rely on it. */
    private static final int SLACK = 4096;
    /** Go's default limit. */
    private static final int MAX_HEAD = 1024 * 1024;

    private static final int MAX_RESPONSE_HEAD = 1024 * 1024;

    /** Jetty takes a buffer of this size for every head, so the pool must keep buffers of this size. */
    private static final int MAX_HTTP2_RESPONSE_HEAD = 64 * 1024;

    /** Strict wherever proxy and server could disagree about the end of a message or its destination. */
    private static final HttpCompliance HTTP = HttpCompliance.STRICT.with(
            "PASSEUR",
            // The target wins, and the forwarded host is made from it.
            HttpCompliance.Violation.MISMATCHED_AUTHORITY,
            // The intake checks hosts; Jetty refuses an empty port (RFC 3986, 3.2.3).
            HttpCompliance.Violation.UNSAFE_HOST_HEADER,
            // Parameters of header values are left to the server.
            HttpCompliance.Violation.WHITESPACE_IN_PARAMETER,
            HttpCompliance.Violation.BAD_QUOTES_IN_TOKEN);

    private final HttpConnectionFactory http1;
    private final HTTP2CServerConnectionFactory plainHttp2;
    private final HTTP2ServerConnectionFactory http2;

    /** @param heads what the heads of requests may take in all */
    Protocols(EntryPointConfiguration configuration, MemoryBudget heads) {
        HttpConfiguration http = http(configuration);
        http1 = new Http1(http, heads);
        HttpConfiguration second = new HttpConfiguration(http);
        second.setMaxResponseHeaderSize(MAX_HTTP2_RESPONSE_HEAD);
        int controlFrames = configuration.http2().maxControlFramesPerSecond();
        plainHttp2 = limited(new PlainHttp2(second, controlFrames), configuration.http2());
        http2 = limited(new SecureHttp2(second, controlFrames), configuration.http2());
        // The customizers of the HTTP/2 factories would announce HTTP/3.
        second.getCustomizers().clear();
    }

    private static final class Http1 extends HttpConnectionFactory {

        private final MemoryBudget heads;

        Http1(HttpConfiguration configuration, MemoryBudget heads) {
            super(configuration);
            this.heads = heads;
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            HttpConnection connection = new ClientHttpConnection(getHttpConfiguration(), connector, endPoint, heads);
            connection.setUseInputDirectByteBuffers(isUseInputDirectByteBuffers());
            connection.setUseOutputDirectByteBuffers(isUseOutputDirectByteBuffers());
            return configure(connection, connector, endPoint);
        }
    }

    /** Accepts the preface of HTTP/2 in plain text only: inside TLS, clients speak what ALPN chose. */
    private static final class PlainHttp2 extends HTTP2CServerConnectionFactory {

        private final Http2Connections connections;

        PlainHttp2(HttpConfiguration configuration, int controlFrames) {
            super(configuration);
            connections = new Http2Connections(this, controlFrames, false);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(
                    connections.open(connector, endPoint, newSessionListener(connector, endPoint)),
                    connector,
                    endPoint);
        }

        @Override
        public @Nullable Connection upgradeConnection(
                Connector connector, EndPoint endPoint, MetaData.Request request, HttpFields.Mutable response) {
            return endPoint instanceof SslConnection.SslEndPoint
                    ? null
                    : super.upgradeConnection(connector, endPoint, request, response);
        }
    }

    private static final class SecureHttp2 extends HTTP2ServerConnectionFactory {

        private final Http2Connections connections;

        SecureHttp2(HttpConfiguration configuration, int controlFrames) {
            super(configuration);
            connections = new Http2Connections(this, controlFrames, true);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(
                    connections.open(connector, endPoint, newSessionListener(connector, endPoint)),
                    connector,
                    endPoint);
        }
    }

    private static <F extends AbstractHTTP2ServerConnectionFactory> F limited(F factory, Http2 limits) {
        factory.setMaxConcurrentStreams(limits.maxConcurrentStreams());
        factory.setMaxDecoderTableCapacity(limits.maxDecoderHeaderTableSize());
        factory.setMaxEncoderTableCapacity(limits.maxEncoderHeaderTableSize());
        factory.setConnectProtocolEnabled(false);
        factory.setStreamIdleTimeout(-1);
        return factory;
    }

    /** All factories of a connector. It starts and stops them, and finds the target of an upgrade among them. */
    ConnectionFactory[] behind(ConnectionFactory first) {
        return new ConnectionFactory[] {first, http1, plainHttp2, http2};
    }

    /** HTTP/1.1, which becomes HTTP/2 if the client begins with its preface. */
    Connection plain(Connector connector, EndPoint endPoint) {
        return http1.newConnection(connector, endPoint);
    }

    private static HttpConfiguration http(EntryPointConfiguration configuration) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // The date of the server replaces it.
        http.setSendDateHeader(true);
        http.setHeaderCacheSize(HEADER_CACHE);
        // Otherwise a value that differs only in case from an earlier one of the connection, such as a password, is
        // replaced by it.
        http.setHeaderCacheCaseSensitive(true);
        http.setRequestHeaderSize(maxHead(configuration.http().maxHeaderBytes()));
        http.setMaxResponseHeaderSize(MAX_RESPONSE_HEAD);
        http.setHttpCompliance(HTTP);
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    private static int maxHead(int configured) {
        return configured <= 0 ? MAX_HEAD + SLACK : (int) Math.min(Integer.MAX_VALUE, (long) configured + SLACK);
    }
}
