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
 * Turns the engine's list into configuration. What a container contributes is read, and decoded by the proxy, again only when something about it has
 * changed; nothing is kept of containers that are not in the list any more. Not thread-safe.
 */
public final class Discovery {

    private final ContainerReader reader;
    private final OwnContainer own;
    private final Logger logger;
    private Map<Key, Contribution> known = Map.of();

    private record Key(ContainerDetails container, String farewell, ProxyNetworks proxy) {}

    public Discovery(DiscoverySettings settings, OwnContainer own, ProviderContext context) {
        this.own = own;
        logger = context.logger();
        reader = new ContainerReader(settings, context);
    }

    /** @param farewells by container's id, why it is about to go */
    public ConfigurationSnapshot read(List<ContainerDetails> containers, Map<String, String> farewells) {
        ProxyNetworks proxy = ProxyNetworks.of(own, containers);
        Map<String, ContainerDetails> byName = byName(containers);
        Map<Key, Contribution> next = new HashMap<>();
        List<ConfigurationTree> trees = new ArrayList<>();
        for (ContainerDetails container : inOrder(containers, farewells)) {
            Key key = new Key(reachable(container, byName), farewells.getOrDefault(container.id(), ""), proxy);
            Contribution contribution = known.get(key);
            if (contribution == null) {
                contribution = reader.read(key.container(), key.farewell(), proxy);
                contribution.notes().forEach(logger::info);
            }
            next.put(key, contribution);
            trees.add(contribution.tree());
        }
        known = next;
        return new ConfigurationSnapshot(trees, Overlap.REPLICAS, List.of());
    }

    /** Older containers first, but those that are about to go last: what they say counts only if nobody else says it. */
    private static List<ContainerDetails> inOrder(List<ContainerDetails> containers, Map<String, String> farewells) {
        List<ContainerDetails> sorted = new ArrayList<>(containers);
        sorted.sort(Comparator.comparing((ContainerDetails container) -> farewells.containsKey(container.id()))
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

    /** A container in another's network is reached where the other one is. */
    private static ContainerDetails reachable(ContainerDetails container, Map<String, ContainerDetails> byName) {
        ContainerDetails owner = byName.get(container.networkOwner());
        return owner == null ? container : container.inNetworksOf(owner);
    }
}
