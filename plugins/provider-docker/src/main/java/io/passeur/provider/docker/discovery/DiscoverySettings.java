package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.constraint.Constraint;

/**
 * How containers are read.
 *
 * @param keepsUnavailable the routes of containers that are starting, unhealthy, paused or stopping stay
 * @param network the one to reach containers by; empty for one that the proxy shares with the container
 * @param useBindPortIp servers are what containers publish on the host
 */
public record DiscoverySettings(
        boolean exposedByDefault,
        Constraint constraint,
        boolean keepsUnavailable,
        String network,
        boolean useBindPortIp,
        String defaultRule) {}
