package io.passeur.spi;

import java.util.Set;

/**
 * How one load balancer picks among its targets. It is made for one list of targets and never sees another; a reload that
 * changes the service makes a new one.
 *
 * <p><b>Threads.</b> {@link #pick} is called for each request, by many threads at once, on the threads that carry the
 * traffic. It never blocks, never waits for a lock that is held for long, and returns within microseconds.
 *
 * <p><b>Work and memory.</b> A pick looks at each target at most a few times, whatever the weights, and allocates nothing
 * that grows with the number of targets or of requests. Most picks should cost the same for ten targets and for a thousand.
 *
 * <p><b>Failures.</b> If a pick throws, returns an index that does not exist, or picks a target that is not available, the
 * proxy takes the available targets in turn for this request and logs the first failure of the service.
 */
public interface LoadBalancingStrategy extends AutoCloseable {

    /** What the proxy measures of a service's targets, if its strategy asks for it. */
    enum Measurement {
        /** {@link LoadBalancingTarget#runningRequests()} */
        RUNNING_REQUESTS,
        /** {@link LoadBalancingTarget#meanResponseMillis()} */
        RESPONSE_TIME
    }

    /**
     * Picks a target that is available.
     *
     * @return its index in the list that the strategy was made for; -1 if none is available
     */
    int pick(LoadBalancingClient client);

    /** What the strategy needs to know of its targets; asked once. What is not asked for costs requests nothing. */
    default Set<Measurement> measurements() {
        return Set.of();
    }

    /**
     * Whether a client that has a sticky session goes to the server of its session without a pick. A strategy that keeps
     * clients with their servers by itself returns {@code false}, and the service then sets no cookies. Asked once.
     */
    default boolean allowsStickySessions() {
        return true;
    }

    /** Frees what the strategy holds. Called once; requests that are picked for at this moment may still call it. */
    @Override
    default void close() {}
}
