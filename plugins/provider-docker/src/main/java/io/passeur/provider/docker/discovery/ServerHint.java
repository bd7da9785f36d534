package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.engine.ContainerDetails.ExposedPort;
import io.passeur.provider.docker.labels.ServerLabels;
import java.util.List;
import java.util.stream.Collectors;

/** What to do if a container cannot be reached: which ports it exposes, and the label that chooses one. */
final class ServerHint {

    private static final String LISTEN = "; its app must listen on 0.0.0.0, not on 127.0.0.1";

    private ServerHint() {}

    /** @param service its name, without the provider */
    static String of(ContainerDetails container, String service, ServerLabels labels) {
        String label = "traefik.http.services." + service + ".loadbalancer.server.";
        String named = "Container " + container.name();
        if (!labels.url().isEmpty()) {
            return named + " has the label " + label + "url, which chooses this address";
        }
        List<Integer> ports = ports(container);
        if (labels.port() > 0) {
            return named + (ports.isEmpty() ? " exposes no ports" : " exposes " + list(ports)) + ", and the label "
                    + label + "port chooses port " + labels.port() + LISTEN;
        }
        return named
                + (ports.size() > 1
                        ? " exposes " + list(ports) + ", of which the lowest is used; set the label " + label
                                + "port to the right one"
                        : " exposes only " + list(ports) + "; if its app listens on another port, set the label "
                                + label + "port")
                + LISTEN;
    }

    /** Says which of several ports was chosen; empty if there was no choice. */
    static String choice(ContainerDetails container, String service, ServerLabels labels) {
        List<Integer> ports = ports(container);
        return !labels.url().isEmpty() || labels.port() > 0 || ports.size() < 2
                ? ""
                : "exposes " + list(ports) + "; port " + ports.get(0)
                        + " is used because it is the lowest; the label traefik.http.services." + service
                        + ".loadbalancer.server.port chooses another one";
    }

    private static List<Integer> ports(ContainerDetails container) {
        return container.ports().stream()
                .map(ExposedPort::number)
                .distinct()
                .sorted()
                .toList();
    }

    private static String list(List<Integer> ports) {
        String last = String.valueOf(ports.get(ports.size() - 1));
        return ports.size() == 1
                ? "port " + last
                : ports.stream()
                        .limit(ports.size() - 1L)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", "ports ", " and " + last));
    }
}
