package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.labels.ContainerOptions;

/** The container that is read, and how it stands. */
record DiscoveredContainer(ContainerDetails container, ContainerOptions options, Availability standing, ProxyNetworks proxy) {

    String serviceName() {
        return ServiceName.of(container);
    }

    boolean isReady() {
        return standing instanceof Availability.Ready;
    }
}
