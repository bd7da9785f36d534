package io.passeur.spi;

import java.util.Set;

/**
 * Picks one of a load balancer's targets. A strategy serves one fixed list of targets; a reload that changes the
 * service creates a new strategy.
 *
 * <p><b>Threads.</b> {@link #pick} is called for each request, concurrently, on the request threads. It must not block
 * or wait for a lock that may be held for long, and must return within microseconds.
 *
 * <p><b>Work and memory.</b> A pick examines each target at most a few times, regardless of the weights. Its
 * allocations must not grow with the number of targets or requests. Most picks should cost the same for ten targets and
 * for a thousand.
 *
 * <p><b>Failures.</b> If a pick throws, returns an index that does not exist, or picks a target that is not available,
 * the proxy uses round robin among the available targets for this request and logs the first failure of the service.
 * After a pick has blocked a request thread, the strategy is no longer called, and round robin is used for good.
 */
public interface LoadBalancingStrategy extends AutoCloseable {

    /** A quantity that the proxy measures for each target if the strategy requests it. */
    enum Measurement {
        /** {@link LoadBalancingTarget#runningRequests()} */
        RUNNING_REQUESTS,
        /** {@link LoadBalancingTarget#meanResponseMillis()} */
        RESPONSE_TIME
    }

    /**
     * Picks an available target.
     *
     * @return its index in the list that was passed to the factory; -1 if none is available
     */
    int pick(LoadBalancingClient client);

    /** The measurements that the strategy needs. Called once. Other measurements are not taken. */
    default Set<Measurement> measurements() {
        return Set.of();
    }

    /**
     * Whether a client with a sticky session goes to its server without a pick. A strategy that implements stickiness
     * itself returns {@code false}; the service then sets no cookies. Called once.
     */
    default boolean allowsStickySessions() {
        return true;
    }

    /** Releases the strategy's resources. Called once; concurrent requests may still call {@link #pick}. */
    @Override
    default void close() {}
}
