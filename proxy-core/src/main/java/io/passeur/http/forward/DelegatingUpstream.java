package io.passeur.http.forward;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * An upstream that passes every call on to another one. Decorators extend it, so that none of them forgets a method.
 */
public abstract class DelegatingUpstream implements Upstream {

    private final Upstream delegate;

    protected DelegatingUpstream(Upstream delegate) {
        this.delegate = delegate;
    }

    protected final Upstream delegate() {
        return delegate;
    }

    @Override
    public InvocationType getInvocationType() {
        return delegate.getInvocationType();
    }

    /** Calls {@link #forward}, so that decorators override one method only. */
    @Override
    public final boolean handle(Request request, Response response, Callback callback) throws Exception {
        return Upstream.super.handle(request, response, callback);
    }

    @Override
    public void forward(Request request, Response response, Callback callback, NextUpstream next) throws Exception {
        delegate.forward(request, response, callback, next);
    }

    @Override
    public @Nullable String trouble() {
        return delegate.trouble();
    }

    @Override
    public void close() {
        delegate.close();
    }
}
