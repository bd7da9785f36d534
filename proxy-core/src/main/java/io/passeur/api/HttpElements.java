package io.passeur.api;

import io.passeur.config.StaticConfiguration;
import io.passeur.middleware.MiddlewareFactories;
import io.passeur.routing.RuntimeView;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServiceSpec;
import java.util.function.Supplier;

/** The lists of the section {@code http}. */
record HttpElements(
        ElementList<RouterSpec> routers, ElementList<ServiceSpec> services, ElementList<MiddlewareSpec> middlewares) {

    static HttpElements of(
            StaticConfiguration configuration, Supplier<RuntimeView> live, MiddlewareFactories factories) {
        return new HttpElements(
                new ElementList<>(live, new Routers()),
                new ElementList<>(live, new Services(new OwnServices(configuration))),
                new ElementList<>(live, new Middlewares(factories)));
    }

    /** The whole section in one object. */
    JsonObject raw(RuntimeView view) {
        return new JsonObject()
                .put("routers", routers.raw(view))
                .put("middlewares", middlewares.raw(view))
                .put("services", services.raw(view));
    }
}
