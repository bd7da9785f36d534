package io.passeur.provider;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a new configuration no longer has. They receive no more requests, even before that configuration is
 * applied.
 *
 * @param leaving their URLs by service, for services that keep other servers or whose provider says why none is left
 * @param urgent whether all live servers of a service were replaced
 */
record LeavingServers(Map<String, Set<String>> leaving, boolean urgent) {

    static LeavingServers between(DynamicConfiguration live, DynamicConfiguration next) {
        Map<String, Set<String>> leaving = new HashMap<>();
        boolean urgent = false;
        Map<String, ServiceSpec> services = next.elements(HttpKinds.SERVICES);
        for (var service : live.elements(HttpKinds.SERVICES).entrySet()) {
            LoadBalancerSpec now = service.getValue().settings(ServiceType.LOAD_BALANCER);
            LoadBalancerSpec then = balancer(services.get(service.getKey()));
            if (now == null || then == null || now.servers().equals(then.servers())) {
                continue;
            }
            Set<String> stay = urls(then);
            Set<String> gone = urls(now);
            boolean anyStays = gone.removeAll(stay);
            if (gone.isEmpty()) {
                continue;
            }
            if (anyStays || stay.isEmpty() && !then.absentServers().isEmpty()) {
                leaving.put(service.getKey(), gone);
            } else {
                urgent |= !stay.isEmpty();
            }
        }
        return new LeavingServers(leaving, urgent);
    }

    private static @Nullable LoadBalancerSpec balancer(@Nullable ServiceSpec service) {
        return service == null ? null : service.settings(ServiceType.LOAD_BALANCER);
    }

    private static Set<String> urls(LoadBalancerSpec balancer) {
        Set<String> urls = new HashSet<>();
        for (ServerSpec server : balancer.servers()) {
            urls.add(server.url());
        }
        return urls;
    }
}
