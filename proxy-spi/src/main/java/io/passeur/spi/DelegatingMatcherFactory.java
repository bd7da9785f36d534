package io.passeur.spi;

import java.util.List;

/**
 * A factory that delegates every call. Decorators extend it and override the methods that they change. A method that is
 * added to {@link MatcherFactory} later therefore reaches the decorated factory.
 */
public abstract class DelegatingMatcherFactory implements MatcherFactory {

    private final MatcherFactory delegate;

    protected DelegatingMatcherFactory(MatcherFactory delegate) {
        this.delegate = delegate;
    }

    protected final MatcherFactory delegate() {
        return delegate;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public List<Integer> argumentCounts() {
        return delegate.argumentCounts();
    }

    @Override
    public RequestMatcher create(List<String> arguments) {
        return delegate.create(arguments);
    }
}
