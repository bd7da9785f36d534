package io.passeur.guard;

import io.passeur.spi.DelegatingLoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import java.util.List;

/** A plugin's factory of load-balancing strategies. */
public final class LimitedStrategyFactory extends DelegatingLoadBalancingStrategyFactory {

    private final Guard guard;
    private final String name;

    private LimitedStrategyFactory(LoadBalancingStrategyFactory factory, Guard guard) {
        super(factory);
        this.guard = guard;
        name = guard.call("name() of " + factory.getClass().getName(), factory::name);
    }

    public static LimitedStrategyFactory of(LoadBalancingStrategyFactory factory, Guard guard) {
        return new LimitedStrategyFactory(factory, guard);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
        String what = "the load-balancing strategy " + name;
        LoadBalancingStrategy made =
                guard.call("create() of " + what, () -> delegate().create(targets), LoadBalancingStrategy::close);
        return new WatchedStrategy(made, what, guard);
    }
}
