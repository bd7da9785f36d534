package io.passeur.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as written, {@code http.services.<name>}. Exactly one kind is present in a valid one; the compiler reports
 * the others.
 *
 * @param middlewares run between the router's middlewares and the balancer
 */
public record ServiceSpec(
        @Nullable LoadBalancerSpec loadBalancer, @Nullable WeightedSpec weighted, List<String> middlewares) {

    public ServiceSpec {
        middlewares = List.copyOf(middlewares);
    }
}
