package io.passeur.guard;

import io.passeur.spi.Service;
import io.passeur.spi.ServiceContext;
import io.passeur.spi.ServiceFactory;

/** A plugin's factory of services. */
public final class GuardedServiceFactory<C extends Record> implements ServiceFactory<C> {

    private final ServiceFactory<C> factory;
    private final Guard guard;
    private final FactoryIdentity<C> identity;

    private GuardedServiceFactory(ServiceFactory<C> factory, Guard guard) {
        this.factory = factory;
        this.guard = guard;
        identity = FactoryIdentity.of(guard, factory, factory::type, factory::configType);
    }

    public static <C extends Record> GuardedServiceFactory<C> of(ServiceFactory<C> factory, Guard guard) {
        return new GuardedServiceFactory<>(factory, guard);
    }

    @Override
    public String type() {
        return identity.type();
    }

    @Override
    public Class<C> configType() {
        return identity.configType();
    }

    /** @param context a {@link ServiceHost} */
    @Override
    public Service create(C config, ServiceContext context) {
        ServiceHost host = (ServiceHost) context;
        String name = "the service " + context.name() + " of the type " + type();
        Service made = make(name, config, host);
        return Creation.complete(
                guard, name, () -> new GuardedService(made, name, guard, host), () -> GuardedService.close(made, host));
    }

    private Service make(String name, C config, ServiceHost host) {
        try {
            return guard.create(name, () -> factory.create(config, host), Service::close);
        } catch (RuntimeException | Error e) {
            host.close();
            throw e;
        }
    }
}
