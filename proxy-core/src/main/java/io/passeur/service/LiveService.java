package io.passeur.service;

import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * A service that answers requests. {@link #handle} never blocks by itself and always returns true; without a healthy server
 * the answer is 503.
 */
public interface LiveService extends Request.Handler, AutoCloseable {

    /** Begins health checks. Called after the table that uses the service went live; further calls do nothing. */
    void start();

    /** Whether at least one server can take requests. */
    boolean isUp();

    /** Runs {@code listener} after every change of {@link #isUp}; for services above this one. */
    void onChange(Runnable listener);

    /** {@code UP} or {@code DOWN} by server URL, or by child service; empty if nothing is checked. */
    Map<String, String> serverStatus();

    @Override
    default InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    void close();
}
