package io.passeur.spi;

/**
 * A provider that passes every call on to another one. Decorators extend it and override what they change, so that a method
 * that is added to {@link Provider} later reaches the decorated provider.
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
