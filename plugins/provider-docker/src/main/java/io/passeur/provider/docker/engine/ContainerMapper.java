package io.passeur.provider.docker.engine;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ContainerPort;
import io.passeur.provider.docker.engine.ContainerDetails.ExposedPort;
import io.passeur.provider.docker.engine.ContainerDetails.NetworkAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an entry of the engine's list. Engines omit empty values in different ways. */
final class ContainerMapper {

    private ContainerMapper() {}

    static ContainerDetails facts(Container container) {
        String status = text(container.getStatus());
        return new ContainerDetails(
                text(container.getId()),
                name(container),
                labels(container.getLabels()),
                text(container.getState()).toLowerCase(Locale.ROOT),
                Health.of(status),
                container.getCreated() == null ? 0 : container.getCreated(),
                container.getHostConfig() == null
                        ? ""
                        : text(container.getHostConfig().getNetworkMode()),
                networks(container),
                ports(container.getPorts()));
    }

    /** Links give a container additional names, which begin with the name of another container. */
    private static String name(Container container) {
        String[] names = container.getNames();
        if (names != null) {
            for (String name : names) {
                String bare = name.startsWith("/") ? name.substring(1) : name;
                if (!bare.contains("/")) {
                    return bare;
                }
            }
        }
        String id = text(container.getId());
        return id.substring(0, Math.min(12, id.length()));
    }

    private static Map<String, String> labels(@Nullable Map<String, String> labels) {
        Map<String, String> copy = new TreeMap<>();
        if (labels != null) {
            labels.forEach((key, value) -> copy.put(key, text(value)));
        }
        return copy;
    }

    private static SortedMap<String, NetworkAddress> networks(Container container) {
        SortedMap<String, NetworkAddress> networks = new TreeMap<>();
        if (container.getNetworkSettings() != null
                && container.getNetworkSettings().getNetworks() != null) {
            container.getNetworkSettings().getNetworks().forEach((name, network) -> {
                if (network != null) {
                    networks.put(name, address(network));
                }
            });
        }
        return networks;
    }

    private static NetworkAddress address(ContainerNetwork network) {
        return new NetworkAddress(text(network.getIpAddress()), text(network.getGlobalIPv6Address()));
    }

    private static List<ExposedPort> ports(ContainerPort @Nullable [] ports) {
        List<ExposedPort> exposed = new ArrayList<>();
        for (ContainerPort port : ports == null ? new ContainerPort[0] : ports) {
            Integer number = port.getPrivatePort();
            if (number != null) {
                Integer published = port.getPublicPort();
                exposed.add(new ExposedPort(number, text(port.getIp()), published == null ? 0 : published));
            }
        }
        return exposed;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
