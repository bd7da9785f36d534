package io.passeur.http.service;

import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/**
 * A service that handles requests. {@link #handle} never blocks by itself and always returns true; without a healthy server
 * the response is 503.
 */
public interface LiveService extends Request.Handler, AutoCloseable {

    /** Starts health checks. Called after the routing table that uses the service is live; further calls do nothing. */
    void start();

    /** Whether at least one server can take requests now. Cheap, since parent services ask for each request. */
    boolean isUp();

    /** Whether {@link #isUp} can change without a change of the configuration. */
    boolean checksHealth();

    /**
     * {@code UP} or {@code DOWN} by server URL; servers without a health check are up. For a weighted service that follows
     * the health of its children, by child.
     */
    Map<String, String> serverStatus();

    /** Known reasons why servers are down or cannot be reached, by server URL; for people. */
    default Map<String, String> serverTroubles() {
        return Map.of();
    }

    /**
     * Stops new requests to these servers before the configuration without them is live, and allows them for all others.
     * Does nothing for services without servers of their own.
     *
     * @param urls as in {@link #serverStatus}
     */
    default void setLeaving(Set<String> urls) {}

    @Override
    default InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Drops one reference. Each result of {@link ServiceCompiler#compile} is closed once, even if two tables share it. */
    @Override
    void close();
}
