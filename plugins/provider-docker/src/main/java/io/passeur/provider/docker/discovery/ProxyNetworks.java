package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.engine.OwnContainer;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The networks to which the proxy is connected.
 *
 * @param inContainer whether the proxy runs in a container and reaches only that container's networks; on the host,
 *     it reaches all
 */
record ProxyNetworks(boolean inContainer, SortedSet<String> networks) {

    static final ProxyNetworks HOST = new ProxyNetworks(false, new TreeSet<>());

    static ProxyNetworks of(OwnContainer own, List<ContainerDetails> containers) {
        return own.among(containers)
                .filter(container -> !container.usesHostNetwork())
                .map(container -> new ProxyNetworks(
                        true, new TreeSet<>(container.networks().keySet())))
                .orElse(HOST);
    }

    boolean contains(String network) {
        return networks.contains(network);
    }
}
