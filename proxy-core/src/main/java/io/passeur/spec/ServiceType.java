package io.passeur.spec;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kind of service: what its section below the service's name is called, and how its settings look.
 *
 * @param name {@code loadBalancer}; upper and lower case do not matter
 * @param allowEmpty whether the section may be written without a key
 */
public record ServiceType<C extends Record>(String name, Class<C> settings, boolean allowEmpty) {

    public static final ServiceType<LoadBalancerSpec> LOAD_BALANCER =
            new ServiceType<>("loadBalancer", LoadBalancerSpec.class, false);

    public static final ServiceType<WeightedSpec> WEIGHTED = new ServiceType<>("weighted", WeightedSpec.class, false);

    /** Those that need no plugin. */
    public static final List<ServiceType<?>> BUILT_IN = List.of(LOAD_BALANCER, WEIGHTED);

    /** Types that no plugin can take. */
    public static Set<String> ownNames() {
        return BUILT_IN.stream().map(ServiceType::name).collect(Collectors.toSet());
    }
}
