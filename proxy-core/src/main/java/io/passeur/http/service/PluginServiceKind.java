package io.passeur.http.service;

import io.passeur.http.service.PluginService.Plan;
import io.passeur.spec.ServiceType;
import io.passeur.spi.Service;
import io.passeur.spi.ServiceFactory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the services of one type that a plugin offers. */
final class PluginServiceKind<C extends Record> implements ServiceKind<C> {

    private final ServiceFactory<C> factory;
    private final ServiceResources.Maker resources;
    private final ServiceType<C> type;

    PluginServiceKind(ServiceFactory<C> factory, ServiceResources.Maker resources) {
        this.factory = factory;
        this.resources = resources;
        type = new ServiceType<>(factory.type(), factory.configType(), true);
    }

    @Override
    public ServiceType<C> type() {
        return type;
    }

    @Override
    public LiveService compile(String name, C settings, ServiceScope scope, @Nullable LiveService previous) {
        if (previous instanceof PluginService old
                && old.plan().holds(factory, settings)
                && old.plan().children().equals(children(old, scope))
                && old.retain()) {
            return old;
        }
        PluginServiceContext context = new PluginServiceContext(name, resources.make(name, scope.origin()), scope);
        Service service = create(settings, context);
        return new PluginService(new Plan(name, factory, settings, context.children()), service);
    }

    /** What the children of a service are now. */
    private static Map<String, LiveService> children(PluginService service, ServiceScope scope) {
        Map<String, LiveService> now = new HashMap<>();
        service.plan().children().keySet().forEach(reference -> now.put(reference, scope.service(reference)));
        return now;
    }

    private Service create(C settings, PluginServiceContext context) {
        try {
            return factory.create(settings, context);
        } finally {
            context.end();
        }
    }
}
