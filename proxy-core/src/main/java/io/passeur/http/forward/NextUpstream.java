package io.passeur.http.forward;

import org.eclipse.jetty.server.Request;

/** Another server for a request that did not reach the first one, or that may be sent twice. One thread at a time calls it. */
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

    /** Whether there is another server at this moment. */
    boolean isPossible();

    /**
     * Takes the exchange over and ends it as an {@link Upstream} does. Only after {@link #isPossible} has returned true.
     *
     * @param request as it can be read from now on
     */
    void go(Request request);
}
