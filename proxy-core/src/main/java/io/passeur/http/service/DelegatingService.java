package io.passeur.http.service;

import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A service that passes every call on to another one; decorators extend it, so that they swallow no method. */
public abstract class DelegatingService implements LiveService {

    private final LiveService delegate;

    protected DelegatingService(LiveService delegate) {
        this.delegate = delegate;
    }

    protected final LiveService delegate() {
        return delegate;
    }

    @Override
    public InvocationType getInvocationType() {
        return delegate.getInvocationType();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return delegate.handle(request, response, callback);
    }

    @Override
    public void start() {
        delegate.start();
    }

    @Override
    public boolean isUp() {
        return delegate.isUp();
    }

    @Override
    public boolean checksHealth() {
        return delegate.checksHealth();
    }

    @Override
    public Map<String, String> serverStatus() {
        return delegate.serverStatus();
    }

    @Override
    public Map<String, String> serverTroubles() {
        return delegate.serverTroubles();
    }

    @Override
    public Map<String, String> unreachableServers() {
        return delegate.unreachableServers();
    }

    @Override
    public void setLeaving(Set<String> urls) {
        delegate.setLeaving(urls);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
