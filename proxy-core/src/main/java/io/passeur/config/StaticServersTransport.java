package io.passeur.config;

import io.passeur.spi.Default;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServersTransportSpec.ForwardingTimeoutsSpec;
import java.time.Duration;

/**
 * {@code serversTransport}: how connections to servers are made where no service says otherwise.
 *
 * @param maxIdleConnsPerHost idle connections kept per server; 0 for 2, negative keeps none
 */
public record StaticServersTransport(@Default("200") int maxIdleConnsPerHost, ForwardingTimeouts forwardingTimeouts) {

    /** As in {@link ForwardingTimeoutsSpec}. */
    public record ForwardingTimeouts(
            @Default("30s") Duration dialTimeout,
            @Default("0s") Duration responseHeaderTimeout,
            @Default("90s") Duration idleConnTimeout) {}

    /** The transport {@code default@internal}. */
    public ServersTransportSpec spec() {
        ForwardingTimeoutsSpec timeouts = new ForwardingTimeoutsSpec(
                forwardingTimeouts.dialTimeout(),
                forwardingTimeouts.responseHeaderTimeout(),
                forwardingTimeouts.idleConnTimeout(),
                Duration.ZERO,
                Duration.ofSeconds(15));
        return new ServersTransportSpec(maxIdleConnsPerHost, timeouts, false);
    }
}
