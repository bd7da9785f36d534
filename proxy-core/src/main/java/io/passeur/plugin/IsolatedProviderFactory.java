package io.passeur.plugin;

import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;

/** Lets the libraries of a plugin find their services while a provider is made and started. */
record IsolatedProviderFactory<C extends Record>(ProviderFactory<C> factory, ClassLoader loader)
        implements ProviderFactory<C> {

    @Override
    public String type() {
        return factory.type();
    }

    @Override
    public Class<C> configType() {
        return factory.configType();
    }

    @Override
    public Provider create(C config, ProviderContext context) {
        try (var ignored = new ContextClassLoader(loader)) {
            return new IsolatedProvider(factory.create(config, context), loader);
        }
    }
}
