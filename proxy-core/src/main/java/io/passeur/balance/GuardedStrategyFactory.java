package io.passeur.balance;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.DelegatingLoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;
import java.util.Objects;

/** A plugin's factory that at worst disables the service it makes a strategy for. */
final class GuardedStrategyFactory extends DelegatingLoadBalancingStrategyFactory {

    GuardedStrategyFactory(LoadBalancingStrategyFactory factory) {
        super(factory);
    }

    @Override
    public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
        try {
            LoadBalancingStrategy strategy =
                    Objects.requireNonNull(delegate().create(targets), "create() returned null");
            return guarded(strategy, targets);
        } catch (ConfigurationException e) {
            throw new ConfigurationException("loadBalancer.strategy: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            throw new ConfigurationException(
                    "loadBalancer.strategy: the plugin of the strategy \"" + name() + "\" failed: " + e, e);
        }
    }

    /** A strategy that fails here is not used, so nobody else closes it. */
    private LoadBalancingStrategy guarded(LoadBalancingStrategy strategy, List<? extends LoadBalancingTarget> targets) {
        try {
            return new GuardedStrategy(name(), strategy, targets);
        } catch (RuntimeException | Error e) {
            try (strategy) {
                throw e;
            }
        }
    }
}
