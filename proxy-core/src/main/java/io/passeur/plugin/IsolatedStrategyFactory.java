package io.passeur.plugin;

import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;

/** Lets the libraries of a plugin find their services while a strategy is made. */
record IsolatedStrategyFactory(LoadBalancingStrategyFactory factory, ClassLoader loader)
        implements LoadBalancingStrategyFactory {

    @Override
    public String name() {
        return factory.name();
    }

    @Override
    public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
        try (var ignored = new ContextClassLoader(loader)) {
            return factory.create(targets);
        }
    }
}
