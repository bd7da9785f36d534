package io.passeur.spi;

/**
 * A target of a load balancer: a server, or a child of a weighted service. All values may change concurrently. Reading
 * them is cheap and never blocks.
 */
public interface LoadBalancingTarget {

    /** Its URL, address or name, as the user wrote it; stable across reloads and restarts. */
    String name();

    /** Always greater than zero. */
    int weight();

    /** Whether the target accepts new requests at this moment: it is healthy and not draining. */
    boolean isAvailable();

    /**
     * The number of requests in flight, across all routers.
     *
     * @return 0 unless the strategy requests {@link LoadBalancingStrategy.Measurement#RUNNING_REQUESTS}
     */
    default int runningRequests() {
        return 0;
    }

    /**
     * The mean time from the request to the first byte of the response, over the last hundred requests, in
     * milliseconds.
     *
     * @return 0 before the first response, and unless the strategy requests {@link
     *     LoadBalancingStrategy.Measurement#RESPONSE_TIME}
     */
    default double meanResponseMillis() {
        return 0;
    }
}
