package io.passeur.spi;

import java.util.Map;

/** The section {@code http}. */
public record HttpConfiguration(
        Map<String, RouterSpec> routers,
        Map<String, ServiceSpec> services,
        Map<String, MiddlewareSpec> middlewares,
        Map<String, ServersTransportSpec> serversTransports) {

    public static final HttpConfiguration EMPTY = new HttpConfiguration(Map.of(), Map.of(), Map.of(), Map.of());

    public HttpConfiguration {
        routers = Map.copyOf(routers);
        services = Map.copyOf(services);
        middlewares = Map.copyOf(middlewares);
        serversTransports = Map.copyOf(serversTransports);
    }
}
