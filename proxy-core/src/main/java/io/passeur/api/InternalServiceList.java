package io.passeur.api;

import io.passeur.config.ApiConfiguration;
import io.passeur.config.QualifiedName;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.routing.Status;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The services {@code x@internal} that are switched on, and all others that a router uses. */
final class InternalServiceList {

    private static final String PROVIDER = "internal";

    private final Set<String> always = new TreeSet<>(Set.of("noop"));

    InternalServiceList(StaticConfiguration configuration) {
        ApiConfiguration api = configuration.api();
        if (api != null) {
            always.add("api");
            if (api.dashboard()) {
                always.add("dashboard");
            }
        }
        if (configuration.ping() != null) {
            always.add("ping");
        }
    }

    Map<QualifiedName, ElementView<ServiceSpec>> in(RuntimeView view) {
        Map<QualifiedName, SortedSet<String>> users = new TreeMap<>();
        always.forEach(name -> users.put(new QualifiedName(name, PROVIDER), new TreeSet<>()));
        view.elements(HttpKinds.ROUTERS).values().forEach(router -> addUse(view, router, users));
        Map<QualifiedName, ElementView<ServiceSpec>> services = new TreeMap<>();
        users.forEach((name, by) ->
                services.put(name, new ElementView<>(name, ServiceSpec.empty(), null, Status.ENABLED, List.of(), by)));
        return services;
    }

    private static void addUse(
            RuntimeView view, ElementView<RouterSpec> router, Map<QualifiedName, SortedSet<String>> users) {
        if (router.status() == Status.DISABLED || !router.spec().service().endsWith("@" + PROVIDER)) {
            return;
        }
        QualifiedName service = view.resolve(
                HttpKinds.SERVICES, router.spec().service(), router.name().provider());
        users.computeIfAbsent(service, name -> new TreeSet<>())
                .add(router.name().toString());
    }
}
