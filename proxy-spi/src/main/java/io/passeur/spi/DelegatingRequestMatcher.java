package io.passeur.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A matcher that delegates every call. Decorators extend it and override the methods that they change. A method that is
 * added to {@link RequestMatcher} later therefore reaches the decorated matcher.
 */
public abstract class DelegatingRequestMatcher implements RequestMatcher {

    private final RequestMatcher delegate;

    protected DelegatingRequestMatcher(RequestMatcher delegate) {
        this.delegate = delegate;
    }

    protected final RequestMatcher delegate() {
        return delegate;
    }

    @Override
    public boolean matches(RoutedRequest request) {
        return delegate.matches(request);
    }

    @Override
    public String found(RoutedRequest request) {
        return delegate.found(request);
    }

    @Override
    public Optional<Set<String>> requiredHosts() {
        return delegate.requiredHosts();
    }

    @Override
    public List<String> domains() {
        return delegate.domains();
    }
}
