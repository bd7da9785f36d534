package io.passeur.guard;

import io.passeur.spi.DelegatingProviderFactory;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;

/** A plugin's factory of providers. */
public final class GuardedProviderFactory<C extends Record> extends DelegatingProviderFactory<C> {

    private final Guard guard;
    private final FactoryIdentity<C> identity;

    private GuardedProviderFactory(ProviderFactory<C> factory, Guard guard) {
        super(factory);
        this.guard = guard;
        identity = FactoryIdentity.of(guard, factory, factory::type, factory::configType);
    }

    public static <C extends Record> GuardedProviderFactory<C> of(ProviderFactory<C> factory, Guard guard) {
        return new GuardedProviderFactory<>(factory, guard);
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
    public Provider create(C config, ProviderContext context) {
        String name = "the provider " + context.name();
        Provider made = guard.create(name, () -> delegate().create(config, context), Provider::close);
        return new GuardedProvider(made, name, guard);
    }
}
