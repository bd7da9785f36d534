package io.passeur.http.service;

import io.passeur.balance.StrategyRegistry;
import io.passeur.config.QualifiedName;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.ServiceFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles services, by the kinds of services that the proxy and its plugins have. Starts nothing. A service whose written form,
 * transport and children did not change is carried over; if it changed, the servers that stay keep their health and
 * connections.
 */
public final class ServiceCompiler {

    private final TransportCompiler transports;
    private final Map<String, ServiceKind<?>> kinds = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param opener {@code Forwarder::open} */
    public ServiceCompiler(UpstreamOpener opener, StrategyRegistry strategies, HealthMonitor monitor) {
        this(opener, strategies, monitor.checks(), new Random());
    }

    /**
     * @param opener {@code Forwarder::open}
     * @param factories those of plugins, guarded; one of a type that the proxy has itself is not used
     * @param resources makes what a service of a plugin gets
     */
    public ServiceCompiler(
            UpstreamOpener opener,
            StrategyRegistry strategies,
            HealthMonitor monitor,
            Collection<ServiceFactory<?>> factories,
            ServiceResources.Maker resources) {
        this(opener, strategies, monitor);
        factories.forEach(factory -> add(new PluginServiceKind<>(factory, resources)));
    }

    ServiceCompiler(UpstreamOpener opener, StrategyRegistry strategies, HealthChecks checks, Random shuffle) {
        LoadBalancerCompiler loadBalancers = new LoadBalancerCompiler(opener, strategies, checks, shuffle);
        transports = loadBalancers.transports();
        add(loadBalancers);
        add(new WeightedCompiler());
    }

    private void add(ServiceKind<?> kind) {
        kinds.putIfAbsent(kind.type().name(), kind);
    }

    /** The types of services that can be made. */
    public List<ServiceType<?>> types() {
        List<ServiceType<?>> types = new ArrayList<>();
        kinds.values().forEach(kind -> types.add(kind.type()));
        return types;
    }

    /**
     * The settings of connections by a servers transport, for requests to URLs.
     *
     * @param reference as written, for messages
     * @throws ConfigurationException if its TLS settings cannot work
     */
    public TransportSettings transport(String reference, ServersTransportSpec transport) {
        return transports.settings(reference, transport);
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
        if (spec.types().size() > 1) {
            throw new ConfigurationException("cannot create service: multi-types service not supported, consider"
                    + " declaring two different pieces of service instead");
        }
        if (spec.types().isEmpty()) {
            throw new ConfigurationException("the service \"" + name + "\" does not have any type defined");
        }
        ServiceKind<?> kind =
                Objects.requireNonNull(kinds.get(spec.types().firstKey()), "only known types are decoded");
        return compile(kind, name, spec, scope, previous);
    }

    private static <C extends Record> LiveService compile(
            ServiceKind<C> kind,
            QualifiedName name,
            ServiceSpec spec,
            ServiceScope scope,
            @Nullable LiveService previous) {
        C settings = Objects.requireNonNull(spec.settings(kind.type()));
        return kind.compile(name.toString(), settings, scope, previous);
    }
}
