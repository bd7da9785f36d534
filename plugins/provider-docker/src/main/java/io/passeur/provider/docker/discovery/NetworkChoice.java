package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.labels.LabelProblems;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Chooses the address at which a container is reached. */
final class NetworkChoice {

    private final DiscoverySettings settings;
    private final Supplier<String> hostAddress;

    NetworkChoice(DiscoverySettings settings, Supplier<String> hostAddress) {
        this.settings = settings;
        this.hostAddress = hostAddress;
    }

    /**
     * @param label the network that a label sets; empty for none
     * @throws ConfigurationException if the container has no address
     */
    String address(ContainerDetails container, String label, ProxyNetworks proxy, LabelProblems problems) {
        if (container.usesHostNetwork()) {
            return hostAddress.get();
        }
        List<String> usable = container.networks().entrySet().stream()
                .filter(network -> !network.getValue().address().isEmpty())
                .map(network -> network.getKey())
                .toList();
        if (usable.isEmpty()) {
            throw new ConfigurationException("the container has no address"
                    + (container.networkMode().equals("none") ? ", its network mode is none" : " in any network"));
        }
        String asked = label.isEmpty() ? settings.network() : label;
        String chosen = usable.contains(asked) ? asked : choose(usable, proxy, problems);
        if (!asked.isEmpty() && !asked.equals(chosen)) {
            missing(asked, label.isEmpty() ? "" : "traefik.docker.network", usable, chosen, problems);
        }
        return Objects.requireNonNull(container.networks().get(chosen)).address();
    }

    private static void missing(
            String asked, String label, List<String> usable, String chosen, LabelProblems problems) {
        problems.warning(
                "",
                label,
                "the container is not in the network \"" + asked + "\" but in " + String.join(", ", usable) + "; "
                        + chosen + " is used" + hint(asked, usable));
    }

    /** Compose prefixes the networks that it creates with the project name. */
    private static String hint(String asked, List<String> usable) {
        return usable.stream()
                .filter(name -> name.endsWith("_" + asked))
                .findFirst()
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElseGet(() -> Suggestions.hint(asked, usable));
    }

    private static String choose(List<String> usable, ProxyNetworks proxy, LabelProblems problems) {
        List<String> shared = usable.stream().filter(proxy::contains).toList();
        String chosen = shared.isEmpty() ? usable.get(0) : shared.get(0);
        if (proxy.inContainer() && shared.isEmpty()) {
            problems.warning(
                    "",
                    "",
                    "shares no network with the proxy, so requests may not reach it: it is in "
                            + String.join(", ", usable) + ", the proxy in " + String.join(", ", proxy.networks())
                            + "; add one of the proxy's networks to it");
        } else if (usable.size() > 1) {
            problems.note("is in the networks " + String.join(", ", usable)
                    + (proxy.inContainer() ? "; the proxy is in " + String.join(", ", proxy.networks()) : "") + "; "
                    + chosen + " is used");
        }
        return chosen;
    }
}
