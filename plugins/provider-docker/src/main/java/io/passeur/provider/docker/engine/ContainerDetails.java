package io.passeur.provider.docker.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The properties of one container.
 *
 * @param name without the leading slash of the engine's API
 * @param state {@code running}, {@code paused}, {@code exited}, … in lower case
 * @param created seconds since 1970
 * @param networkMode {@code host}, {@code container:<id>}, or the name of the first network
 * @param networks addresses by network name
 * @param ports the exposed ports, published or not
 */
public record ContainerDetails(
        String id,
        String name,
        Map<String, String> labels,
        String state,
        Health health,
        long created,
        String networkMode,
        SortedMap<String, NetworkAddress> networks,
        List<ExposedPort> ports) {

    private static final String SHARED = "container:";

    public ContainerDetails {
        labels = Map.copyOf(labels);
        networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
        ports = List.copyOf(ports);
    }

    /** @param ipv4 empty for none */
    public record NetworkAddress(String ipv4, String ipv6) {

        /** Empty if the container has no address in the network. */
        public String address() {
            return ipv4.isEmpty() ? ipv6 : ipv4;
        }
    }

    /**
     * @param number the port inside the container
     * @param hostIp of the published port; empty for none
     * @param hostPort 0 if the port is not published
     */
    public record ExposedPort(int number, String hostIp, int hostPort) {}

    public boolean isRunning() {
        return state.equals("running");
    }

    public boolean usesHostNetwork() {
        return networkMode.equals("host");
    }

    /** The ID or name of the container whose network this one shares; empty if it has networks of its own. */
    public String networkOwner() {
        return networkMode.startsWith(SHARED) ? networkMode.substring(SHARED.length()) : "";
    }

    /** The same container with the addresses of the container whose network it shares. */
    public ContainerDetails inNetworksOf(ContainerDetails owner) {
        return new ContainerDetails(id, name, labels, state, health, created, owner.networkMode, owner.networks, ports);
    }

    @Override
    public String toString() {
        return "container " + name;
    }
}
