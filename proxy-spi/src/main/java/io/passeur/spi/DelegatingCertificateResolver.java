package io.passeur.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate resolver that delegates every call. Decorators extend it and override the methods that they change. A
 * method that is added to {@link CertificateResolver} later therefore reaches the decorated resolver.
 */
public abstract class DelegatingCertificateResolver implements CertificateResolver {

    private final CertificateResolver delegate;

    protected DelegatingCertificateResolver(CertificateResolver delegate) {
        this.delegate = delegate;
    }

    protected final CertificateResolver delegate() {
        return delegate;
    }

    @Override
    public void start(CertificateListener listener) {
        delegate.start(listener);
    }

    @Override
    public void activate() {
        delegate.activate();
    }

    @Override
    public void want(List<CertificateRequest> requests) {
        delegate.want(requests);
    }

    @Override
    public String httpChallengeEntryPoint() {
        return delegate.httpChallengeEntryPoint();
    }

    @Override
    public @Nullable String httpAnswer(String host, String token) {
        return delegate.httpAnswer(host, token);
    }

    @Override
    public boolean answersTlsChallenges() {
        return delegate.answersTlsChallenges();
    }

    @Override
    public @Nullable KeyedCertificate tlsAnswer(String serverName) {
        return delegate.tlsAnswer(serverName);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
