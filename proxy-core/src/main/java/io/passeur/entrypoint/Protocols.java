package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/**
 * What an entry point speaks, as Jetty's factories: the first makes a new connection, the others take it over. Layers that
 * look at the first bytes (PROXY protocol, TLS) go in front of these.
 */
final class Protocols {

    private static final int HEADER_CACHE = 64;
    /** Go reads this much more than it is told before it gives up; clients may have come to rely on it. */
    private static final int SLACK = 4096;
    /** What Go takes for no limit. */
    private static final int MAX_HEAD = 1024 * 1024;

    private static final int MAX_RESPONSE_HEAD = 1024 * 1024;

    /** Strict wherever proxy and server could disagree about where a message ends or whom it is for. */
    private static final HttpCompliance HTTP = HttpCompliance.STRICT.with(
            "PASSEUR",
            // The target wins, and the host that goes on is made of it.
            HttpCompliance.Violation.MISMATCHED_AUTHORITY,
            // Parameters of header values are not ours to judge.
            HttpCompliance.Violation.WHITESPACE_IN_PARAMETER,
            HttpCompliance.Violation.BAD_QUOTES_IN_TOKEN);

    private Protocols() {}

    static ConnectionFactory[] plainText(EntryPointConfiguration configuration) {
        HttpConfiguration http = http(configuration);
        HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(configuration.http2().maxConcurrentStreams());
        http2.setMaxDecoderTableCapacity(configuration.http2().maxDecoderHeaderTableSize());
        http2.setMaxEncoderTableCapacity(configuration.http2().maxEncoderHeaderTableSize());
        http2.setConnectProtocolEnabled(false);
        http2.setStreamIdleTimeout(-1);
        // What HTTP/2's factory adds would announce HTTP/3.
        http.getCustomizers().clear();
        return new ConnectionFactory[] {new HttpConnectionFactory(http), http2};
    }

    private static HttpConfiguration http(EntryPointConfiguration configuration) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // Upstreams put the server's own in its place.
        http.setSendDateHeader(true);
        http.setHeaderCacheSize(HEADER_CACHE);
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
