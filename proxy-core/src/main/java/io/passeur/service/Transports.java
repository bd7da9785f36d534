package io.passeur.service;

import io.passeur.forward.UpstreamTarget.TransportSettings;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServersTransportSpec.ForwardingTimeoutsSpec;
import java.time.Duration;

/** Translates servers transports into limits of connections. */
final class Transports {

    /** The transport that services use unless they name one; the static configuration defines it. */
    static final String DEFAULT = "default@internal";

    private static final int USUAL_IDLE_CONNECTIONS = 2;
    private static final ForwardingTimeoutsSpec USUAL_TIMEOUTS = new ForwardingTimeoutsSpec(
            Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(90), Duration.ZERO, Duration.ofSeconds(15));

    private Transports() {}

    /** {@code disableHTTP2} needs no translation: it is about the choice of protocol on TLS connections. */
    static TransportSettings settings(ServersTransportSpec spec) {
        ForwardingTimeoutsSpec timeouts =
                spec.forwardingTimeouts() == null ? USUAL_TIMEOUTS : spec.forwardingTimeouts();
        return new TransportSettings(
                maxIdle(spec.maxIdleConnsPerHost()),
                limit(timeouts.dialTimeout()),
                limit(timeouts.responseHeaderTimeout()),
                limit(timeouts.idleConnTimeout()),
                limit(timeouts.readIdleTimeout()),
                limit(timeouts.pingTimeout()));
    }

    private static int maxIdle(int written) {
        return written == 0 ? USUAL_IDLE_CONNECTIONS : Math.max(written, 0);
    }

    private static Duration limit(Duration written) {
        return written.isNegative() ? Duration.ZERO : written;
    }
}
