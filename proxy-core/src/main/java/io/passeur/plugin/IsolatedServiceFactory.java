package io.passeur.plugin;

import io.passeur.spi.Service;
import io.passeur.spi.ServiceContext;
import io.passeur.spi.ServiceFactory;

/** Lets the libraries of a plugin find their services while a service is made. */
record IsolatedServiceFactory<C extends Record>(ServiceFactory<C> factory, ClassLoader loader)
        implements ServiceFactory<C> {

    @Override
    public String type() {
        return factory.type();
    }

    @Override
    public Class<C> configType() {
        return factory.configType();
    }

    @Override
    public Service create(C config, ServiceContext context) {
        try (var ignored = new ContextClassLoader(loader)) {
            return factory.create(config, context);
        }
    }
}
