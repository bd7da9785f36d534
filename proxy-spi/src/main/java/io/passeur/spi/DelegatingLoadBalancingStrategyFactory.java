package io.passeur.spi;

import java.util.List;

/**
 * A factory that delegates every call. Decorators extend it and override the methods that they change. A method that is
 * added to {@link LoadBalancingStrategyFactory} later therefore reaches the decorated factory.
 */
public abstract class DelegatingLoadBalancingStrategyFactory implements LoadBalancingStrategyFactory {

    private final LoadBalancingStrategyFactory delegate;

    protected DelegatingLoadBalancingStrategyFactory(LoadBalancingStrategyFactory delegate) {
        this.delegate = delegate;
    }

    protected final LoadBalancingStrategyFactory delegate() {
        return delegate;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
        return delegate.create(targets);
    }
}
