package io.passeur.spi;

/**
 * A factory that delegates every call. Decorators extend it and override the methods that they change. A method that is
 * added to {@link CertificateResolverFactory} later therefore reaches the decorated factory.
 *
 * @param <C> the record that holds the settings
 */
public abstract class DelegatingCertificateResolverFactory<C extends Record> implements CertificateResolverFactory<C> {

    private final CertificateResolverFactory<C> delegate;

    protected DelegatingCertificateResolverFactory(CertificateResolverFactory<C> delegate) {
        this.delegate = delegate;
    }

    protected final CertificateResolverFactory<C> delegate() {
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
    public CertificateResolver create(C config, CertificateResolverContext context) {
        return delegate.create(config, context);
    }
}
