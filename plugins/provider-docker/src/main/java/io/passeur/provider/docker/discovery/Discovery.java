package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.engine.OwnContainer;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.ConfigurationSnapshot.Overlap;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.ProviderContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Turns the engine's list into configuration. A container is read again only if it has changed; containers that are no
 * longer in the list are forgotten. Not thread-safe.
 */
public final class Discovery {

    private final ContainerReader reader;
    private final OwnContainer own;
    private final Logger logger;
    private Map<Key, Contribution> known = Map.of();

    private record Key(ContainerDetails container, String stopReason, ProxyNetworks proxy) {}

    public Discovery(DiscoverySettings settings, OwnContainer own, ProviderContext context) {
        this.own = own;
        logger = context.logger();
        reader = new ContainerReader(settings, context);
    }

    /** @param stopReasons why containers are about to stop, by container ID */
    public ConfigurationSnapshot read(List<ContainerDetails> containers, Map<String, String> stopReasons) {
        ProxyNetworks proxy = ProxyNetworks.of(own, containers);
        Map<String, ContainerDetails> byName = byName(containers);
        Map<Key, Contribution> next = new HashMap<>();
        List<ConfigurationTree> trees = new ArrayList<>();
        for (ContainerDetails container : inOrder(containers, stopReasons)) {
            Key key = new Key(reachable(container, byName), stopReasons.getOrDefault(container.id(), ""), proxy);
            Contribution contribution = known.get(key);
            if (contribution == null) {
                contribution = reader.read(key.container(), key.stopReason(), proxy);
                contribution.notes().forEach(logger::info);
            }
            next.put(key, contribution);
            trees.add(contribution.tree());
        }
        known = next;
        return new ConfigurationSnapshot(trees, Overlap.REPLICAS, List.of());
    }

    /**
     * Older containers first, but those that are about to stop last: their definitions are used only if no other
     * container has the same ones.
     */
    private static List<ContainerDetails> inOrder(List<ContainerDetails> containers, Map<String, String> stopReasons) {
        List<ContainerDetails> sorted = new ArrayList<>(containers);
        sorted.sort(Comparator.comparing((ContainerDetails container) -> stopReasons.containsKey(container.id()))
                .thenComparing(ContainerDetails::created)
                .thenComparing(ContainerDetails::id));
        return sorted;
    }

    private static Map<String, ContainerDetails> byName(List<ContainerDetails> containers) {
        Map<String, ContainerDetails> found = new HashMap<>();
        containers.forEach(container -> {
            found.put(container.name(), container);
            found.put(container.id(), container);
        });
        return found;
    }

    /** A container that shares another container's network is reached at that container's address. */
    private static ContainerDetails reachable(ContainerDetails container, Map<String, ContainerDetails> byName) {
        ContainerDetails owner = byName.get(container.networkOwner());
        return owner == null ? container : container.inNetworksOf(owner);
    }
}
