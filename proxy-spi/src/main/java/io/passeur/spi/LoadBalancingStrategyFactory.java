package io.passeur.spi;

import java.util.List;

/** Makes the strategies of one name, one for each service that uses it: {@code loadBalancer.strategy = "<name>"}. */
public interface LoadBalancingStrategyFactory {

    /** What users write, such as {@code wrr}. Names of the proxy's own strategies cannot be taken. */
    String name();

    /**
     * Makes the strategy of one service. Called by the thread that compiles the routing table, so it does not wait for the
     * network.
     *
     * @param targets those of positive weight, in an order that is random but fixed; may be empty
     * @throws ConfigurationException if the strategy cannot work with these targets; the service is disabled and the
     *     message is shown to the user
     */
    LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets);
}
