package io.passeur.balance;

import io.passeur.spi.LoadBalancingTarget;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server of any protocol, as far as balancing goes: its weight, whether it takes new requests, and what was measured of
 * it. Thread-safe.
 */
public abstract class Target implements LoadBalancingTarget {

    private final String name;
    private final int weight;
    private AtomicInteger running = new AtomicInteger();
    private ResponseTimes responseTimes = new ResponseTimes();
    private volatile boolean available = true;
    private volatile @Nullable String illness;
    private volatile boolean leaving;

    /** @param name as the user wrote it; it names the target in sessions, logs and the API */
    protected Target(String name, int weight) {
        this.name = name;
        this.weight = weight;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int weight() {
        return weight;
    }

    @Override
    public final boolean isAvailable() {
        return available;
    }

    public final boolean isHealthy() {
        return illness == null;
    }

    public final boolean isLeaving() {
        return leaving;
    }

    /** @param reason why it is not healthy, or null if it is */
    public final synchronized void setHealth(@Nullable String reason) {
        illness = reason;
        available = reason == null && !leaving;
    }

    /** Whether a configuration that is not live yet no longer has this target. What runs on it goes on. */
    public final synchronized void setLeaving(boolean leaves) {
        leaving = leaves;
        available = illness == null && !leaves;
    }

    /** What the last health check found, or null. */
    public final @Nullable String illness() {
        return illness;
    }

    /** Why it takes no new requests, or null. */
    public @Nullable String trouble() {
        String reason = illness;
        return reason == null && leaving ? "is stopping" : reason;
    }

    @Override
    public final int runningRequests() {
        return running.get();
    }

    /**
     * Shares what was measured with the target of the same name that this one replaces. Called before this one takes
     * requests; requests that run on the other one count for both.
     */
    public final void inheritMeasurements(Target previous) {
        running = previous.running;
        responseTimes = previous.responseTimes;
    }

    /** Counts a request as running until {@link #ended()}. */
    public final void begun() {
        running.incrementAndGet();
    }

    public final void ended() {
        running.decrementAndGet();
    }

    @Override
    public final double meanResponseMillis() {
        return responseTimes.meanMillis();
    }

    public final void responded(long nanos) {
        responseTimes.add(nanos);
    }

    @Override
    public String toString() {
        return name;
    }
}
