package io.passeur.element;

import io.passeur.spec.MiddlewareSpec;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of the section {@code http}. */
public final class HttpKinds {

    private static final String HTTP = "http";

    public static final ElementKind<RouterSpec> ROUTERS =
            ElementKind.of(HTTP, "routers", "router", RouterSpec.class).as(ElementRole.ROUTER);

    /** Reads the types of services that need no plugin. */
    public static final ElementKind<ServiceSpec> SERVICES = services(ServiceType.BUILT_IN);

    public static final ElementKind<MiddlewareSpec> MIDDLEWARES = ElementKind.of(
                    HTTP, "middlewares", "middleware", List.of(), new MiddlewareReader())
            .as(ElementRole.MIDDLEWARE);

    public static final ElementKind<ServersTransportSpec> SERVERS_TRANSPORTS = ElementKind.of(
                    HTTP, "serversTransports", "serversTransport", ServersTransportSpec.class)
            .readingFiles(ServersTransportSpec::files)
            .notByLabels()
            .uncounted();

    private HttpKinds() {}

    /** All kinds of the section, with these types of services. */
    public static List<ElementKind<?>> with(Collection<ServiceType<?>> types) {
        return List.of(ROUTERS, services(types), MIDDLEWARES, SERVERS_TRANSPORTS);
    }

    private static ElementKind<ServiceSpec> services(Collection<ServiceType<?>> types) {
        ServiceReader reader = new ServiceReader(types);
        return ElementKind.of(HTTP, "services", "service", reader.keys(), reader)
                .as(ElementRole.SERVICE)
                .withServers(ServiceSpec::servers)
                .mergedBy(HttpKinds::merge)
                .withAddedKeys(reader::isAdded);
    }

    private static @Nullable ServiceSpec merge(ServiceSpec one, ServiceSpec other) {
        return one.mergedWith(other);
    }
}
