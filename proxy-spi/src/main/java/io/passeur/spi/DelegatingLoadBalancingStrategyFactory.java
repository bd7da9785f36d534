package io.passeur.spi;

import java.util.List;

/**
 * A factory that passes every call on to another one. Decorators extend it and override what they change, so that a method
 * that is added to {@link LoadBalancingStrategyFactory} later reaches the decorated factory.
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
