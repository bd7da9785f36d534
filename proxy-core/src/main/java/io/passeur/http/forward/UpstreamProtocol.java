package io.passeur.http.forward;

import org.jspecify.annotations.Nullable;

/** A protocol for one server: provides {@link UpstreamStream}s for {@link UpstreamExchange}s. Thread-safe. */
interface UpstreamProtocol {

    /**
     * Opens a stream for the exchange, and calls {@link UpstreamExchange#opened} or {@link UpstreamExchange#failed},
     * before or after it returns.
     *
     * @param fresh use a new connection, because the previous attempt found an idle one closed
     */
    void open(UpstreamExchange exchange, boolean fresh);

    UpstreamTarget target();

    /** Where failures of the server are reported. */
    ServerFaults faults();

    /** The upstream for the same server in the protocol that it selected; null if there is none. */
    default @Nullable Upstream otherProtocol() {
        return null;
    }
}
