package io.passeur.service;

import io.passeur.balance.StrategyRegistry;
import io.passeur.config.QualifiedName;
import io.passeur.forward.UpstreamTarget.TransportSettings;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServiceSpec;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Compiles services. Starts nothing. A service whose written form, transport and children did not change is carried over; if
 * it changed, the servers that stay keep their health and connections.
 */
public final class ServiceCompiler {

    private final LoadBalancerCompiler loadBalancers;

    /** @param opener {@code Forwarder::open} */
    public ServiceCompiler(UpstreamOpener opener, StrategyRegistry strategies, HealthMonitor monitor) {
        this(opener, strategies, monitor.checks(), new Random());
    }

    ServiceCompiler(UpstreamOpener opener, StrategyRegistry strategies, HealthChecks checks, Random shuffle) {
        loadBalancers = new LoadBalancerCompiler(opener, strategies, checks, shuffle);
    }

    /**
     * The settings of connections by a servers transport, for requests to URLs.
     *
     * @param reference as written, for messages
     * @throws ConfigurationException if its TLS settings cannot work
     */
    public TransportSettings transport(String reference, ServersTransportSpec transport) {
        return loadBalancers.transports().settings(reference, transport);
    }

    /**
     * The caller closes the result once, when its routing table has retired. The table of {@code previous} closes
     * {@code previous} as usual, even if it is the result; hence this is called before the old table is closed.
     *
     * @param previous the service of the same name in the routing table that is to be replaced
     * @throws ConfigurationException with the text of reference section 1.5 or 1.6
     */
    public LiveService compile(
            QualifiedName name, ServiceSpec spec, ServiceScope scope, @Nullable LiveService previous) {
        if (spec.loadBalancer() != null && spec.weighted() != null) {
            throw new ConfigurationException("cannot create service: multi-types service not supported, consider"
                    + " declaring two different pieces of service instead");
        }
        if (spec.loadBalancer() != null) {
            return loadBalancers.compile(name.toString(), spec.loadBalancer(), scope, previous);
        }
        if (spec.weighted() != null) {
            return WeightedCompiler.compile(name.toString(), spec.weighted(), scope, previous);
        }
        throw new ConfigurationException("the service \"" + name + "\" does not have any type defined");
    }
}
