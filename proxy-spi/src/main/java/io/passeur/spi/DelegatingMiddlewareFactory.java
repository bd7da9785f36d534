package io.passeur.spi;

/**
 * A factory that delegates every call. Decorators extend it and override the methods that they change. A method that is
 * added to {@link MiddlewareFactory} later therefore reaches the decorated factory.
 *
 * @param <C> the record that holds the settings
 */
public abstract class DelegatingMiddlewareFactory<C extends Record> implements MiddlewareFactory<C> {

    private final MiddlewareFactory<C> delegate;

    protected DelegatingMiddlewareFactory(MiddlewareFactory<C> delegate) {
        this.delegate = delegate;
    }

    protected final MiddlewareFactory<C> delegate() {
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
    public Middleware create(C config, MiddlewareContext context) {
        return delegate.create(config, context);
    }
}
