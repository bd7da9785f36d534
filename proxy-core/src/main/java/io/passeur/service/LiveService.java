package io.passeur.service;

import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/**
 * A service that answers requests. {@link #handle} never blocks by itself and always returns true; without a healthy server
 * the answer is 503.
 */
public interface LiveService extends Request.Handler, AutoCloseable {

    /** Begins health checks. Called after the table that uses the service went live; further calls do nothing. */
    void start();

    /** Whether at least one server can take requests, at this moment. Cheap: services above this one ask at each request. */
    boolean isUp();

    /** Whether {@link #isUp} can change while the configuration stays the same. */
    boolean checksHealth();

    /**
     * {@code UP} or {@code DOWN} by server URL; servers that nobody checks are up. For a weighted service that follows the
     * health of its children, by child.
     */
    Map<String, String> serverStatus();

    /** By server URL, why servers are down or cannot be reached, as far as it is known; for people. */
    default Map<String, String> serverTroubles() {
        return Map.of();
    }

    /**
     * Servers that get no new requests any more, though the configuration without them is not live yet; replaces what was
     * said before. Does nothing for services without servers of their own.
     *
     * @param urls as {@link #serverStatus} has them
     */
    default void setLeaving(Set<String> urls) {}

    @Override
    default InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Ends one use. Each result of {@link ServiceCompiler#compile} is closed once, also if two tables hold the same one. */
    @Override
    void close();
}
