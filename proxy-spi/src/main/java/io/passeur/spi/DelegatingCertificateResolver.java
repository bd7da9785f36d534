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
    public void request(List<CertificateRequest> requests) {
        delegate.request(requests);
    }

    @Override
    public String httpChallengeEntryPoint() {
        return delegate.httpChallengeEntryPoint();
    }

    @Override
    public @Nullable String httpChallengeResponse(String host, String token) {
        return delegate.httpChallengeResponse(host, token);
    }

    @Override
    public boolean handlesTlsChallenges() {
        return delegate.handlesTlsChallenges();
    }

    @Override
    public @Nullable KeyedCertificate tlsChallengeCertificate(String serverName) {
        return delegate.tlsChallengeCertificate(serverName);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
