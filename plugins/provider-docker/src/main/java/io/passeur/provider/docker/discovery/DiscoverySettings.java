package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.constraint.Constraint;

/**
 * Settings for reading containers.
 *
 * @param keepsUnavailable whether containers that are starting, unhealthy, paused or stopping keep their routes
 * @param network the network over which containers are reached; empty to choose one that the proxy shares with the
 *     container
 * @param useBindPortIp whether servers are the addresses that containers publish on the host
 */
public record DiscoverySettings(
        boolean exposedByDefault,
        Constraint constraint,
        boolean keepsUnavailable,
        String network,
        boolean useBindPortIp,
        String defaultRule) {}
