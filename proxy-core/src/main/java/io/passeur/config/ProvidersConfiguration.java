package io.passeur.config;

import io.passeur.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code providers}.
 *
 * @param providersThrottleDuration the minimum time between two configurations of one provider; 0 for none
 * @param precedence names of providers, the winner first; empty for the usual order
 * @param types the settings of each enabled provider by its type, as written; only the plugin knows their form
 */
public record ProvidersConfiguration(
        @Default("2s") Duration providersThrottleDuration,
        List<String> precedence,
        Map<String, Map<String, Object>> types) {

    /** All providers that Traefik knows; where routes compete, those of earlier providers win. */
    public static final List<String> USUAL_PRECEDENCE = List.of(
            "kubernetesgateway",
            "kubernetescrd",
            "kubernetes",
            "kubernetesingressnginx",
            "swarm",
            "docker",
            "file",
            "redis",
            "knative",
            "consul",
            "consulcatalog",
            "nomad",
            "etcd",
            "ecs",
            "http",
            "zookeeper",
            "rest");
}
