package io.passeur.guard;

import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.DelegatingCertificateResolverFactory;

/** A plugin's factory of certificate resolvers. */
public final class GuardedCertificateResolverFactory<C extends Record> extends DelegatingCertificateResolverFactory<C> {

    private final Guard guard;
    private final FactoryIdentity<C> identity;

    private GuardedCertificateResolverFactory(CertificateResolverFactory<C> factory, Guard guard) {
        super(factory);
        this.guard = guard;
        identity = FactoryIdentity.of(guard, factory, factory::type, factory::configType);
    }

    public static <C extends Record> GuardedCertificateResolverFactory<C> of(
            CertificateResolverFactory<C> factory, Guard guard) {
        return new GuardedCertificateResolverFactory<>(factory, guard);
    }

    @Override
    public String type() {
        return identity.type();
    }

    @Override
    public Class<C> configType() {
        return identity.configType();
    }

    @Override
    public CertificateResolver create(C config, CertificateResolverContext context) {
        String name = "the certificate resolver " + context.name();
        CertificateResolver made =
                guard.create(name, () -> delegate().create(config, context), CertificateResolver::close);
        return Creation.complete(
                guard, name, () -> new GuardedCertificateResolver(made, name, guard, context.problems()), made::close);
    }
}
