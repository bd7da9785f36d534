package io.passeur.http.service;

import io.passeur.element.HttpKinds;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.ServersTransportSpec.ForwardingTimeoutsSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.ClientTls;
import io.passeur.tls.ClientTlsCompiler;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compiles servers transports to settings of connections. */
final class TransportCompiler {

    /** The transport of services that name none; the static configuration defines it. */
    static final String DEFAULT = "default@internal";

    private static final int USUAL_IDLE_CONNECTIONS = 2;
    private static final ForwardingTimeoutsSpec USUAL_TIMEOUTS = new ForwardingTimeoutsSpec(
            Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(90), Duration.ZERO, Duration.ofSeconds(15));

    private final ClientTlsCompiler tls = new ClientTlsCompiler();

    /**
     * The settings of connections to a service's servers; null if there are no servers, since the transport then need not
     * exist.
     *
     * @throws ConfigurationException if there is no such transport, or its TLS cannot work: no connection may then be
     *     made, since other TLS settings might be weaker than the intended ones
     */
    @Nullable
    TransportSettings of(LoadBalancerSpec spec, ServiceScope scope) {
        if (spec.servers().isEmpty()) {
            return null;
        }
        String reference = spec.serversTransport().isEmpty() ? DEFAULT : spec.serversTransport();
        ServersTransportSpec transport = find(reference, spec, scope);
        return settings(
                transport,
                needsTls(spec) || ClientTlsCompiler.hasTls(transport) ? tls(reference, transport, scope::warn) : null);
    }

    /** @throws ConfigurationException if its TLS cannot work */
    TransportSettings settings(String reference, ServersTransportSpec transport) {
        return settings(transport, tls(reference, transport, warning -> {}));
    }

    private static ServersTransportSpec find(String reference, LoadBalancerSpec spec, ServiceScope scope) {
        try {
            return scope.serversTransport(reference);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    "error building proxy for server URL %s: getting RoundTripper: %s"
                            .formatted(spec.servers().get(0).url(), e.getMessage()),
                    e);
        }
    }

    private static boolean needsTls(LoadBalancerSpec spec) {
        return spec.servers().stream().anyMatch(server -> server.url().regionMatches(true, 0, "https:", 0, 6))
                || (spec.healthCheck() != null && spec.healthCheck().scheme().equalsIgnoreCase("https"));
    }

    private ClientTls tls(String reference, ServersTransportSpec transport, Consumer<String> warn) {
        String path = reference.equals(DEFAULT) ? "serversTransport" : HttpKinds.SERVERS_TRANSPORTS.path(reference);
        try {
            return tls.compile(transport, warning -> warn.accept(path + "." + warning));
        } catch (ConfigurationException e) {
            throw new ConfigurationException(path + "." + e.getMessage(), e);
        }
    }

    private static TransportSettings settings(ServersTransportSpec spec, @Nullable ClientTls tls) {
        ForwardingTimeoutsSpec timeouts =
                spec.forwardingTimeouts() == null ? USUAL_TIMEOUTS : spec.forwardingTimeouts();
        return new TransportSettings(
                maxIdle(spec.maxIdleConnsPerHost()),
                limit(timeouts.dialTimeout()),
                limit(timeouts.responseHeaderTimeout()),
                limit(timeouts.idleConnTimeout()),
                limit(timeouts.readIdleTimeout()),
                limit(timeouts.pingTimeout()),
                tls);
    }

    private static int maxIdle(int written) {
        return written == 0 ? USUAL_IDLE_CONNECTIONS : Math.max(written, 0);
    }

    private static Duration limit(Duration written) {
        return written.isNegative() ? Duration.ZERO : written;
    }
}
