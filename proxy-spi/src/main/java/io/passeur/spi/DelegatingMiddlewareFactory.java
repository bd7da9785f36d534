package io.passeur.spi;

/**
 * A factory that passes every call on to another one. Decorators extend it and override what they change, so that a method
 * that is added to {@link MiddlewareFactory} later reaches the decorated factory.
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
