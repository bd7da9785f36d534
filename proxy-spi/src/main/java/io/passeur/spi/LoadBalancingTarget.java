package io.passeur.spi;

/**
 * One of those that a load balancer picks among: a server, or a service of a weighted service. All figures change while a
 * strategy looks at them; reading them is cheap and never blocks.
 */
public interface LoadBalancingTarget {

    /** Its URL, address or name, as the user wrote it; stable across reloads and restarts. */
    String name();

    /** Always greater than zero for a target that a strategy sees. */
    int weight();

    /** Whether it takes new requests at this moment: it is healthy, and it is not leaving. */
    boolean isAvailable();

    /**
     * How many requests it works on, all routers together.
     *
     * @return 0 under a strategy that does not ask for {@link LoadBalancingStrategy.Measurement#RUNNING_REQUESTS}
     */
    default int runningRequests() {
        return 0;
    }

    /**
     * The mean time from the request to the first byte of the response, over the last hundred requests, in milliseconds.
     *
     * @return 0 before the first response, and under a strategy that does not ask for
     *     {@link LoadBalancingStrategy.Measurement#RESPONSE_TIME}
     */
    default double meanResponseMillis() {
        return 0;
    }
}
