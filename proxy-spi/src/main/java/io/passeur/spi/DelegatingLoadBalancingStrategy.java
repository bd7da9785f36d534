package io.passeur.spi;

import java.util.Set;

/**
 * A strategy that delegates every call. Decorators extend it and override the methods that they change. A method that
 * is added to {@link LoadBalancingStrategy} later therefore reaches the decorated strategy.
 */
public abstract class DelegatingLoadBalancingStrategy implements LoadBalancingStrategy {

    private final LoadBalancingStrategy delegate;

    protected DelegatingLoadBalancingStrategy(LoadBalancingStrategy delegate) {
        this.delegate = delegate;
    }

    protected final LoadBalancingStrategy delegate() {
        return delegate;
    }

    @Override
    public int pick(LoadBalancingClient client) {
        return delegate.pick(client);
    }

    @Override
    public Set<Measurement> measurements() {
        return delegate.measurements();
    }

    @Override
    public boolean allowsStickySessions() {
        return delegate.allowsStickySessions();
    }

    @Override
    public void close() {
        delegate.close();
    }
}
