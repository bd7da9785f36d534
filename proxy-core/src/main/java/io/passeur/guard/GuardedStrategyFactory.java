package io.passeur.guard;

import io.passeur.spi.DelegatingLoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;

/** A plugin's factory of load-balancing strategies. */
public final class GuardedStrategyFactory extends DelegatingLoadBalancingStrategyFactory {

    private final Guard guard;
    private final LoadBalancingStrategyFactory fallback;
    private final String name;

    private GuardedStrategyFactory(
            LoadBalancingStrategyFactory factory, Guard guard, LoadBalancingStrategyFactory fallback) {
        super(factory);
        this.guard = guard;
        this.fallback = fallback;
        name = guard.call("name() of " + factory.getClass().getName(), factory::name);
    }

    /** @param fallback of the proxy itself; picks where a strategy of the plugin fails */
    public static GuardedStrategyFactory of(
            LoadBalancingStrategyFactory factory, Guard guard, LoadBalancingStrategyFactory fallback) {
        return new GuardedStrategyFactory(factory, guard, fallback);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
        String what = "the load-balancing strategy " + name;
        LoadBalancingStrategy made = guard.create(what, () -> delegate().create(targets), LoadBalancingStrategy::close);
        return Creation.complete(
                guard,
                what,
                () -> new GuardedStrategy(made, what, guard, targets, fallback.create(targets)),
                made::close);
    }
}
