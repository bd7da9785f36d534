package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerFacts;
import io.passeur.provider.docker.labels.ContainerOptions;

/** The container that is read, and how it stands. */
record Subject(ContainerFacts container, ContainerOptions options, Standing standing, Vicinity proxy) {

    String serviceName() {
        return ServiceName.of(container);
    }

    boolean isReady() {
        return standing instanceof Standing.Ready;
    }
}
