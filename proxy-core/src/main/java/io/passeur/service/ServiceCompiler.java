package io.passeur.service;

import io.passeur.config.QualifiedName;
import io.passeur.forward.UpstreamTarget.TransportSettings;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServiceSpec;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes live services of specs. Starts nothing. A service whose written form, transport and children are what they were is
 * carried over as it is; of one that changed, the servers that stay keep health and connections.
 */
public final class ServiceCompiler {

    private final LoadBalancerCompiler loadBalancers;

    /** @param opener {@code Forwarder::open} */
    public ServiceCompiler(UpstreamOpener opener, HealthMonitor monitor) {
        this(opener, monitor.checks(), new Random());
    }

    ServiceCompiler(UpstreamOpener opener, HealthChecks checks, Random shuffle) {
        loadBalancers = new LoadBalancerCompiler(opener, checks, shuffle);
    }

    /**
     * The settings of connections by a servers transport, for what is sent to URLs.
     *
     * @param reference as written, for messages
     * @throws ConfigurationException if its TLS settings cannot work
     */
    public TransportSettings transport(String reference, ServersTransportSpec transport) {
        return loadBalancers.transports().settings(reference, transport);
    }

    /**
     * The caller closes the result once, when its routing table has retired; {@code previous} is closed by its own table as
     * ever, also if it is the result. Hence compile before the old table is closed.
     *
     * @param previous what this method returned for the same name in the table that is to be replaced
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
