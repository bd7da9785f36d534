package io.passeur.forward;

import java.time.Duration;

/**
 * One server and how to speak to it. Connections are shared between targets that differ only in the last three.
 *
 * @param host a name or address, IPv6 without brackets
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

    public enum Protocol {
        HTTP,
        H2C
    }

    /**
     * Limits of connections; zero durations mean no limit.
     *
     * @param maxIdle idle connections kept per server; 0 keeps none
     */
    public record TransportSettings(
            int maxIdle,
            Duration dialTimeout,
            Duration responseHeaderTimeout,
            Duration idleTimeout,
            Duration readIdleTimeout,
            Duration pingTimeout) {}
}
