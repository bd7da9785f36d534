package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.labels.ContainerOptions;

/** A container with its options and its availability. */
record DiscoveredContainer(
        ContainerDetails container, ContainerOptions options, Availability standing, ProxyNetworks proxy) {

    String serviceName() {
        return ServiceName.of(container);
    }

    boolean isReady() {
        return standing instanceof Availability.Ready;
    }
}
