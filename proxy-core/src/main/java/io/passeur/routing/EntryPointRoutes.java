package io.passeur.routing;

import io.passeur.entrypoint.StreamState;

/** What the routers of one kind make of one entry point. */
public interface EntryPointRoutes {

    /** The state that serves these routes in place of those of the same kind. */
    StreamState in(StreamState state);

    /**
     * Sets what receives what arrives too late for these routes. Called before they retire.
     *
     * @param newer those of the same kind on the same entry point
     */
    void succeededBy(EntryPointRoutes newer);
}
