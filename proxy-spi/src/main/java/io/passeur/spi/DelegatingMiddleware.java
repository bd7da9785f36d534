package io.passeur.spi;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * A middleware that delegates every call. Decorators extend it and override the methods that they change. A method that
 * is added to {@link Middleware} later therefore reaches the decorated middleware.
 */
public abstract class DelegatingMiddleware implements Middleware {

    private final Middleware delegate;

    protected DelegatingMiddleware(Middleware delegate) {
        this.delegate = delegate;
    }

    protected final Middleware delegate() {
        return delegate;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return delegate.wrap(next);
    }

    @Override
    public InvocationType invocationType() {
        return delegate.invocationType();
    }

    @Override
    public void close() {
        delegate.close();
    }
}
