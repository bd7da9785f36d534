package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerFacts;
import io.passeur.provider.docker.engine.OwnContainer;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The networks that the proxy is in.
 *
 * @param inContainer whether the proxy can reach its own container's networks only; on the host it reaches all
 */
record Vicinity(boolean inContainer, SortedSet<String> networks) {

    static final Vicinity HOST = new Vicinity(false, new TreeSet<>());

    static Vicinity of(OwnContainer own, List<ContainerFacts> containers) {
        return own.among(containers)
                .filter(container -> !container.usesHostNetwork())
                .map(container ->
                        new Vicinity(true, new TreeSet<>(container.networks().keySet())))
                .orElse(HOST);
    }

    boolean contains(String network) {
        return networks.contains(network);
    }
}
