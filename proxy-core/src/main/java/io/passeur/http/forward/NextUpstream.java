package io.passeur.http.forward;

import org.eclipse.jetty.server.Request;

/**
 * The next server for a request that did not reach the previous one, or that may be repeated. Called by one thread at a
 * time.
 */
public interface NextUpstream {

    NextUpstream NONE = new NextUpstream() {
        @Override
        public boolean isPossible() {
            return false;
        }

        @Override
        public void go(Request request) {
            throw new IllegalStateException("no other server is available");
        }
    };

    /** Whether another server is currently available. */
    boolean isPossible();

    /**
     * Takes over the exchange and ends it as an {@link Upstream} does. May be called only after {@link #isPossible} has
     * returned true.
     *
     * @param request to be used from now on
     */
    void go(Request request);
}
