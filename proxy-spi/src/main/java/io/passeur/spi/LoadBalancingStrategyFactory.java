package io.passeur.spi;

import java.util.List;

/**
 * Creates the strategies with one name, one for each service that uses it: {@code loadBalancer.strategy = "<name>"}.
 */
public interface LoadBalancingStrategyFactory {

    /** The name in the configuration, such as {@code wrr}. Names of built-in strategies are reserved. */
    String name();

    /**
     * Creates the strategy of one service. Called by the thread that compiles the routing table, so it must not wait
     * for the network.
     *
     * @param targets the targets with a positive weight, in a random but fixed order; may be empty
     * @throws ConfigurationException if the strategy cannot work with these targets; the service is disabled and the
     *     message is shown to the user
     */
    LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets);
}
