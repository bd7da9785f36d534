package io.passeur.config;

import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.ServersTransportSpec.ForwardingTimeoutsSpec;
import io.passeur.spi.Default;
import java.time.Duration;
import java.util.List;

/**
 * {@code serversTransport}: connections to servers of services that name no servers transport.
 *
 * @param rootCAs files or PEM text of the authorities to trust; empty for those of the system
 * @param maxIdleConnsPerHost idle connections kept per server; 0 for 2, negative keeps none
 */
public record StaticServersTransport(
        boolean insecureSkipVerify,
        List<String> rootCAs,
        @Default("200") int maxIdleConnsPerHost,
        ForwardingTimeouts forwardingTimeouts) {

    public StaticServersTransport {
        rootCAs = List.copyOf(rootCAs);
    }

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
        return new ServersTransportSpec(
                "",
                insecureSkipVerify,
                rootCAs,
                List.of(),
                List.of(),
                "",
                "",
                "",
                List.of(),
                maxIdleConnsPerHost,
                timeouts,
                false);
    }
}
