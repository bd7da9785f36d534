package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.engine.ContainerDetails.ExposedPort;
import io.passeur.provider.docker.labels.LabelProblems;
import io.passeur.spi.ConfigurationException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** The host and port at which a container is reached. */
record ContainerAddress(String host, int port) {

    private static final Set<String> ANY = Set.of("", "0.0.0.0", "::");

    /** Determines the host of a container. */
    @FunctionalInterface
    interface Host {
        String find();
    }

    /**
     * @param labelledPort 0 if no label sets one
     * @param useBinding whether the address that the container publishes on the host takes precedence
     * @throws ConfigurationException if the container has no usable port or address
     */
    static ContainerAddress of(
            ContainerDetails container, int labelledPort, boolean useBinding, Host host, LabelProblems problems) {
        int port = labelledPort > 0 ? labelledPort : lowest(container);
        if (useBinding) {
            Optional<ExposedPort> binding = container.ports().stream()
                    .filter(exposed -> exposed.number() == port && exposed.hostPort() > 0)
                    .filter(exposed -> !ANY.contains(exposed.hostIp()))
                    .findFirst();
            if (binding.isPresent()) {
                return new ContainerAddress(
                        binding.get().hostIp(), binding.get().hostPort());
            }
            problems.note("port " + port
                    + " is not published on a specific address; the container's network address is used");
        }
        String address = host.find();
        if (port == 0) {
            throw new ConfigurationException("port is missing: the container exposes none; set the label"
                    + " traefik.http.services.<name>.loadbalancer.server.port, or EXPOSE one in its image");
        }
        return new ContainerAddress(address, port);
    }

    private static int lowest(ContainerDetails container) {
        return container.ports().stream()
                .map(ExposedPort::number)
                .min(Comparator.naturalOrder())
                .orElse(0);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
