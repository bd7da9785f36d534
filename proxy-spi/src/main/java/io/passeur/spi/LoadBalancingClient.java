package io.passeur.spi;

/** The client for which a load balancer picks a target. Valid during {@link LoadBalancingStrategy#pick} only. */
public interface LoadBalancingClient {

    /** The peer's IP address without brackets, never an address from a header; empty if the connection has none. */
    String address();
}
