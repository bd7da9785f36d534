package io.passeur.spi;

/**
 * A provider that delegates every call. Decorators extend it and override the methods that they change. A method that
 * is added to {@link Provider} later therefore reaches the decorated provider.
 */
public abstract class DelegatingProvider implements Provider {

    private final Provider delegate;

    protected DelegatingProvider(Provider delegate) {
        this.delegate = delegate;
    }

    protected final Provider delegate() {
        return delegate;
    }

    @Override
    public void start(ConfigurationListener listener) {
        delegate.start(listener);
    }

    @Override
    public void reload() {
        delegate.reload();
    }

    @Override
    public void close() {
        delegate.close();
    }
}
