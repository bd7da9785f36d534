package io.passeur.provider.docker.discovery;

import io.passeur.spi.LoadBalancerSpec;
import io.passeur.spi.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spi.LoadBalancerSpec.ServerSpec;
import io.passeur.spi.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings replicas together: one service with the servers of all. */
final class ServiceMerger {

    private ServiceMerger() {}

    /** @return null if the two differ in more than their servers */
    static @Nullable ServiceSpec merge(ServiceSpec one, ServiceSpec other) {
        LoadBalancerSpec first = one.loadBalancer();
        LoadBalancerSpec second = other.loadBalancer();
        if (first == null || second == null || !bare(one, first).equals(bare(other, second))) {
            return null;
        }
        List<AbsentServerSpec> absent = new ArrayList<>(first.absentServers());
        absent.addAll(second.absentServers());
        return new ServiceSpec(first.with(servers(first, second), absent), null, one.middlewares());
    }

    private static ServiceSpec bare(ServiceSpec service, LoadBalancerSpec balancer) {
        return new ServiceSpec(balancer.with(List.of(), List.of()), service.weighted(), service.middlewares());
    }

    /** One address counts once. */
    private static List<ServerSpec> servers(LoadBalancerSpec first, LoadBalancerSpec second) {
        List<ServerSpec> servers = new ArrayList<>(first.servers());
        for (ServerSpec server : second.servers()) {
            if (servers.stream().noneMatch(known -> known.url().equals(server.url()))) {
                servers.add(server);
            }
        }
        return servers;
    }
}
