package io.passeur.spi;

/** On whose behalf a load balancer picks. Valid during {@link LoadBalancingStrategy#pick} only. */
public interface LoadBalancingClient {

    /** The peer's IP address without brackets, never one from a header; empty if the connection has none. */
    String address();
}
