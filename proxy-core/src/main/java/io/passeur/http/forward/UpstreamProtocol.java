package io.passeur.http.forward;

import org.jspecify.annotations.Nullable;

/** How requests get to one server: where {@link UpstreamExchange}s find their {@link UpstreamStream}s. Thread-safe. */
interface UpstreamProtocol {

    /**
     * Finds a stream for the exchange. Ends in {@link UpstreamExchange#opened} or {@link UpstreamExchange#failed}, at once
     * or later.
     *
     * @param fresh not on a connection that was idle: the last attempt found that one closed
     */
    void open(UpstreamExchange exchange, boolean fresh);

    UpstreamTarget target();

    /** The way to the same server by the protocol that it turns out to speak; null if there is none. */
    default @Nullable Upstream otherProtocol() {
        return null;
    }
}
