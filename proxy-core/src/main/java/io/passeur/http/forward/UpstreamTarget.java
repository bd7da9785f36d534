package io.passeur.http.forward;

import io.passeur.tls.ClientTls;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A server and how to send requests to it. Targets that differ only in the last four components share connections.
 *
 * @param host a name or address, IPv6 without brackets; for a Unix domain socket, the path of the socket
 * @param path the path of the server's URL, without a trailing slash; used only if {@code preservePath}
 * @param hint what to do if the server cannot be reached, for people; may be empty
 */
public record UpstreamTarget(
        Protocol protocol,
        String host,
        int port,
        TransportSettings transport,
        boolean passHostHeader,
        boolean preservePath,
        String path,
        String hint) {

    /** Without a hint. */
    public UpstreamTarget(
            Protocol protocol,
            String host,
            int port,
            TransportSettings transport,
            boolean passHostHeader,
            boolean preservePath,
            String path) {
        this(protocol, host, port, transport, passHostHeader, preservePath, path, "");
    }

    /** {@code scheme://host:port} of the server; the scheme of h2c is {@code http}. */
    public String origin() {
        return (protocol == Protocol.HTTPS ? "https://" : "http://") + UpstreamHead.authority(this);
    }

    /** The raw path and query that are sent to this server. */
    public String pathQuery(Request request) {
        return UpstreamHead.target(request, this);
    }

    public enum Protocol {
        HTTP(80),
        /** HTTP/1.1 or HTTP/2 over TLS, as the server selects. */
        HTTPS(443),
        H2C(80),
        /** HTTP/1.1 over a Unix domain socket, whose path replaces the host. */
        UNIX(80);

        private final int defaultPort;

        Protocol(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        /** The default port. */
        public int defaultPort() {
            return defaultPort;
        }
    }

    /**
     * Settings of connections; a duration of zero means no limit.
     *
     * @param maxIdle idle connections kept per server; 0 keeps none
     * @param tls for {@link Protocol#HTTPS}; null for other protocols
     */
    public record TransportSettings(
            int maxIdle,
            Duration dialTimeout,
            Duration responseHeaderTimeout,
            Duration idleTimeout,
            Duration readIdleTimeout,
            Duration pingTimeout,
            @Nullable ClientTls tls) {

        /** The same without TLS. */
        public TransportSettings plain() {
            return tls == null
                    ? this
                    : new TransportSettings(
                            maxIdle,
                            dialTimeout,
                            responseHeaderTimeout,
                            idleTimeout,
                            readIdleTimeout,
                            pingTimeout,
                            null);
        }
    }
}
