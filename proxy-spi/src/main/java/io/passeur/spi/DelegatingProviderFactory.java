package io.passeur.spi;

/**
 * A factory that delegates every call. Decorators extend it and override the methods that they change. A method that is
 * added to {@link ProviderFactory} later therefore reaches the decorated factory.
 *
 * @param <C> the record that holds the settings
 */
public abstract class DelegatingProviderFactory<C extends Record> implements ProviderFactory<C> {

    private final ProviderFactory<C> delegate;

    protected DelegatingProviderFactory(ProviderFactory<C> delegate) {
        this.delegate = delegate;
    }

    protected final ProviderFactory<C> delegate() {
        return delegate;
    }

    @Override
    public String type() {
        return delegate.type();
    }

    @Override
    public Class<C> configType() {
        return delegate.configType();
    }

    @Override
    public Provider create(C config, ProviderContext context) {
        return delegate.create(config, context);
    }
}
