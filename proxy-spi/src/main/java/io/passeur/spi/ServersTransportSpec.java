package io.passeur.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How connections to servers are made, {@code http.serversTransports.<name>}.
 *
 * @param maxIdleConnsPerHost idle connections kept per server; 0 for 2, negative keeps none
 */
public record ServersTransportSpec(
        int maxIdleConnsPerHost, @Nullable ForwardingTimeoutsSpec forwardingTimeouts, boolean disableHTTP2) {

    /**
     * @param responseHeaderTimeout from the end of the request to the head of the answer; 0 for no limit
     * @param idleConnTimeout how long an idle connection is kept; 0 for no limit
     * @param readIdleTimeout on HTTP/2, after so long without a frame a ping is sent; 0 for never
     * @param pingTimeout how long the answer to that ping may take
     */
    public record ForwardingTimeoutsSpec(
            @Default("30s") Duration dialTimeout,
            @Default("0s") Duration responseHeaderTimeout,
            @Default("90s") Duration idleConnTimeout,
            @Default("0s") Duration readIdleTimeout,
            @Default("15s") Duration pingTimeout) {}
}
