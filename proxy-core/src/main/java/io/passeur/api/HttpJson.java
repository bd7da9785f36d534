package io.passeur.api;

import io.passeur.config.StaticConfiguration;
import io.passeur.http.middleware.MiddlewareFactories;
import java.util.List;

/** How the API shows the kinds of the section {@code http}. */
final class HttpJson {

    private HttpJson() {}

    static List<ElementJson<?>> of(StaticConfiguration configuration, MiddlewareFactories factories) {
        return List.of(new Routers(), new Services(new InternalServiceList(configuration)), new Middlewares(factories));
    }
}
