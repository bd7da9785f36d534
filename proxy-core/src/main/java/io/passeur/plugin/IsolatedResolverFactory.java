package io.passeur.plugin;

import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;

/** Lets the libraries of a plugin find their services while a certificate resolver is made and started. */
record IsolatedResolverFactory<C extends Record>(CertificateResolverFactory<C> factory, ClassLoader loader)
        implements CertificateResolverFactory<C> {

    @Override
    public String type() {
        return factory.type();
    }

    @Override
    public Class<C> configType() {
        return factory.configType();
    }

    @Override
    public CertificateResolver create(C config, CertificateResolverContext context) {
        try (var ignored = new ContextClassLoader(loader)) {
            return new IsolatedResolver(factory.create(config, context), loader);
        }
    }
}
