package io.passeur.http.forward;

import io.passeur.tls.ClientTls;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * One server and how to speak to it. Connections are shared between targets that differ only in the last three.
 *
 * @param host a name or address, IPv6 without brackets; the path of the socket if that is a unix domain socket
 * @param path the path of the server's URL, without a trailing slash; used only if {@code preservePath}
 */
public record UpstreamTarget(
        Protocol protocol,
        String host,
        int port,
        TransportSettings transport,
        boolean passHostHeader,
        boolean preservePath,
        String path) {

    /** {@code scheme://host:port} of what is spoken to; h2c is HTTP. */
    public String origin() {
        return (protocol == Protocol.HTTPS ? "https://" : "http://") + UpstreamHead.authority(this);
    }

    /** Raw path and query that a request has on its way to this server. */
    public String pathQuery(Request request) {
        return UpstreamHead.target(request, this);
    }

    public enum Protocol {
        HTTP(80),
        /** HTTP/1.1 or HTTP/2 over TLS, as the server likes. */
        HTTPS(443),
        H2C(80),
        /** HTTP/1.1 over a unix domain socket, whose path stands in place of the host. */
        UNIX(80);

        private final int usualPort;

        Protocol(int usualPort) {
            this.usualPort = usualPort;
        }

        /** The port that need not be written. */
        public int usualPort() {
            return usualPort;
        }
    }

    /**
     * Limits of connections; zero durations mean no limit.
     *
     * @param maxIdle idle connections kept per server; 0 keeps none
     * @param tls of servers that are spoken to by {@link Protocol#HTTPS}, null for others
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
