package io.passeur.http.service;

import io.passeur.live.ServerGroup;
import org.eclipse.jetty.server.Request;

/**
 * A service that handles requests. {@link #handle} never blocks by itself and always returns true; without a healthy server
 * the response is 503.
 */
public interface LiveService extends Request.Handler, ServerGroup, AutoCloseable {

    /** Whether at least one server can take requests now. Cheap, since parent services ask for each request. */
    boolean isUp();

    @Override
    default InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Drops one reference. Each result of {@link ServiceCompiler#compile} is closed once, even if two tables share it. */
    @Override
    void close();
}
