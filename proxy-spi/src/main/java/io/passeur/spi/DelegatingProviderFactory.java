package io.passeur.spi;

/**
 * A factory that passes every call on to another one. Decorators extend it and override what they change, so that a method
 * that is added to {@link ProviderFactory} later reaches the decorated factory.
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
