package io.passeur.forward;

import org.eclipse.jetty.server.Request;

/** Another server for a request that the first one has not got, or may be sent twice. Asked by one thread at a time. */
public interface Elsewhere {

    Elsewhere NOWHERE = new Elsewhere() {
        @Override
        public boolean isPossible() {
            return false;
        }

        @Override
        public void go(Request request) {
            throw new IllegalStateException("there is nowhere to go");
        }
    };

    /** Whether there is one at this moment. */
    boolean isPossible();

    /**
     * Takes the exchange over and ends it as an {@link Upstream} does. Only after {@link #isPossible} has said yes.
     *
     * @param request as it can be read from now on
     */
    void go(Request request);
}
